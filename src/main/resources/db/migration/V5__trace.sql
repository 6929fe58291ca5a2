-- Where the request's trace goes on (W3C Trace Context, "traceparent"); none where tracing was off.
alter table build add column trace_parent text;
