package dev.slipway.trace;

import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.vertx.core.Vertx;

/**
 * Tells an OpenTelemetry collector what is done for a build, as one trace from its request to its end. Where no
 * OTLP endpoint is configured nothing is sent, and the trace's id is only on log lines.
 */
@ApplicationScoped
public class Trace {

    /** Work worth a span of its own. */
    @FunctionalInterface
    public interface Step<T, E extends Exception> {
        T run() throws E, IOException, InterruptedException;
    }

    private static final W3CTraceContextPropagator W3C = W3CTraceContextPropagator.getInstance();

    private final Tracer tracer;
    private final Vertx vertx;

    Trace(Tracer tracer, Vertx vertx) {
        this.tracer = tracer;
        this.vertx = vertx;
    }

    /** Where the trace of what is under way here can be taken up by others, as a W3C {@code traceparent}. */
    public Optional<String> parent() {
        Map<String, String> carrier = new HashMap<>();
        W3C.inject(Context.current(), carrier, Map::put);
        return Optional.ofNullable(carrier.get(TraceParent.FIELD));
    }

    /** Says something of what is under way here. */
    public void note(String attribute, String value) {
        Span.current().setAttribute(attribute, value);
    }

    /** Goes on, on a builder's thread, with a trace that was begun elsewhere, or begins one. */
    public Activity begin(String name, Optional<String> parent) {
        Context context = parent.map(value -> W3C.extract(Context.root(), value, TraceParent.GETTER)).orElse(Context.root());
        OwnContext own = new OwnContext(vertx);
        return new Activity(tracer.spanBuilder(name).setParent(context).startSpan(), own::close);
    }

    /** Begins a step of what is under way here, for whoever cannot pass it to {@link #around}. */
    public Activity begin(String name) {
        return new Activity(tracer.spanBuilder(name).startSpan(), () -> {
        });
    }

    /** Does a step of what is under way here. */
    public <T, E extends Exception> T around(String name, Step<T, E> step) throws E, IOException, InterruptedException {
        try (Activity activity = begin(name)) {
            return activity.run(step);
        }
    }

    /** A step of what is under way here that nobody was there to see, such as waiting in the queue. */
    public void past(String name, Instant from, Instant to) {
        tracer.spanBuilder(name).setStartTimestamp(from).startSpan().end(to);
    }
}
