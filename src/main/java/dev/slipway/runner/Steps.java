package dev.slipway.runner;

import java.io.IOException;

import jakarta.enterprise.context.ApplicationScoped;

import dev.slipway.trace.Trace;

/** The steps of a build: each is seen in its trace, and done again while what it failed of may pass. */
@ApplicationScoped
class Steps {

    private final Trace trace;
    private final Retries retries;

    Steps(Trace trace, Retries retries) {
        this.trace = trace;
        this.retries = retries;
    }

    <T> T step(String name, Attempt attempt, Retries.Step<T> step) throws Ended, IOException, InterruptedException {
        return trace.around(name, () -> retries.whileTransient(attempt, step));
    }
}
