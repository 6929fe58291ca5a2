package dev.slipway.runner;

import dev.slipway.build.Failure;
import dev.slipway.build.PushedImage;
import dev.slipway.build.WorkDone;

/** What came of the work on one build. */
sealed interface RunOutcome {

    record Succeeded(PushedImage pushed, WorkDone work) implements RunOutcome {
    }

    record Failed(Failure failure) implements RunOutcome {
    }

    /** The work was stopped from outside; the attempt knows why. */
    record Stopped() implements RunOutcome {
    }
}
