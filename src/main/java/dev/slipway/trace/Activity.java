package dev.slipway.trace;

import java.io.IOException;

import dev.slipway.trace.Trace.Step;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Scope;

/** Something under way on this thread; what is traced meanwhile becomes a part of it. Ends when it is closed. */
public final class Activity implements AutoCloseable {

    private final Span span;
    private final Scope scope;
    private final Runnable afterwards;

    Activity(Span span, Runnable afterwards) {
        this.afterwards = afterwards;
        this.span = span;
        this.scope = span.makeCurrent();
    }

    public void note(String attribute, String value) {
        span.setAttribute(attribute, value);
    }

    public void note(String attribute, long value) {
        span.setAttribute(attribute, value);
    }

    /** Marks it as failed; the reason is a stable word, never text that a person sent. */
    public void fail(String reason) {
        span.setStatus(StatusCode.ERROR, reason);
    }

    <T, E extends Exception> T run(Step<T, E> step) throws E, IOException, InterruptedException {
        try {
            return step.run();
        } catch (Exception e) {
            fail(e.getClass().getSimpleName());
            throw e;
        }
    }

    @Override
    public void close() {
        scope.close();
        span.end();
        afterwards.run();
    }
}
