package dev.slipway.runner;

import dev.slipway.build.Build;
import dev.slipway.runner.RunOutcome.Failed;
import dev.slipway.runner.RunOutcome.Stopped;
import dev.slipway.runner.RunOutcome.Succeeded;
import dev.slipway.trace.Activity;
import dev.slipway.trace.LogTag;
import dev.slipway.trace.Trace;

/** One attempt at a build, as traces and logs tell it: a child of the request's span, with the build's id on each line. */
final class AttemptTrace implements AutoCloseable {

    private final Activity activity;

    private AttemptTrace(Activity activity) {
        this.activity = activity;
    }

    static AttemptTrace begin(Trace trace, Attempt attempt) {
        Build build = attempt.build();
        int number = attempt.claim().number();
        Activity activity = trace.begin("attempt", build.traceParent());
        LogTag.put(build.id());
        activity.note("slipway.build", build.id());
        activity.note("slipway.workspace", build.workspace());
        activity.note("slipway.image", build.image().toString());
        activity.note("slipway.attempt", number);
        if (number == 1) {
            build.startedAt().ifPresent(started -> trace.past("queue", build.createdAt(), started));
        }
        return new AttemptTrace(activity);
    }

    void ended(RunOutcome outcome) {
        if (outcome instanceof Succeeded) {
            activity.note("slipway.status", "SUCCEEDED");
        } else if (outcome instanceof Failed failed) {
            activity.note("slipway.status", "FAILED");
            activity.note("slipway.failure", failed.failure().code());
            activity.fail(failed.failure().code());
        } else if (outcome instanceof Stopped) {
            activity.fail("stopped");
        }
    }

    @Override
    public void close() {
        LogTag.remove();
        activity.close();
    }
}
