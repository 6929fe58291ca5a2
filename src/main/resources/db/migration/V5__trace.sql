-- Where the request's trace goes on (W3C Trace Context, "traceparent"); none for builds from before.
alter table build add column trace_parent text;
