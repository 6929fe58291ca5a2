package dev.slipway.runner;

import dev.slipway.build.Failure;

/** Leaves the story of a build early, with what has come of it. Not an error of Slipway's: it carries no stack trace. */
final class Ended extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient RunOutcome outcome;

    Ended(RunOutcome outcome) {
        super(outcome.toString(), null, false, false);
        this.outcome = outcome;
    }

    static Ended with(Failure failure) {
        return new Ended(new RunOutcome.Failed(failure));
    }

    RunOutcome outcome() {
        return outcome;
    }
}
