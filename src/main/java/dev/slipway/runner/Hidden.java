package dev.slipway.runner;

import java.util.Collection;
import java.util.function.UnaryOperator;

import dev.slipway.build.Failure;
import dev.slipway.buildlog.Redaction;

/** What is hidden in all that one build says: the secrets of the configuration, and its workspace's once they are read. */
final class Hidden implements UnaryOperator<String> {

    private volatile Redaction redaction;

    Hidden(Redaction known) {
        this.redaction = known;
    }

    /** Before anything gets to see them. */
    synchronized void add(Collection<String> secrets) {
        redaction = redaction.and(secrets);
    }

    @Override
    public String apply(String text) {
        return redaction.apply(text);
    }

    Failure in(Failure failure) {
        return new Failure(failure.code(), apply(failure.step()), apply(failure.error()), failure.retryable(),
                failure.hint() == null ? null : apply(failure.hint()));
    }
}
