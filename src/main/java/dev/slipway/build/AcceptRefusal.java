package dev.slipway.build;

import dev.slipway.access.Workspace;
import dev.slipway.build.AcceptStatement.Answer;
import dev.slipway.problem.Problem;
import dev.slipway.problem.ProblemException;
import dev.slipway.quota.Quota;

/** Says in words why a build is not accepted. */
final class AcceptRefusal {

    private AcceptRefusal() {
    }

    /** 429 that names the limit, or 409. */
    static ProblemException of(Answer answer, Workspace workspace, Quota quota, int mostCallbacks) {
        return switch (answer.refused()) {
            case "queue_full" -> limit(answer, "the build queue is full; try again later");
            case "queued_builds_exceeded" -> limit(answer, "workspace " + workspace.name() + " has " + quota.queuedBuilds()
                    + " builds waiting, which is its limit; try again when some are done");
            case "builds_per_hour_exceeded" -> limit(answer, "workspace " + workspace.name() + " has started "
                    + quota.buildsPerHour() + " builds within an hour, which is its limit; try again in " + answer.seconds()
                    + " seconds");
            case "too_many_callbacks" -> ProblemException
                    .conflict(new Problem("this build has " + mostCallbacks + " callbacks already",
                            "too_many_callbacks", "callback_url", "read its status instead, or build again once it has ended"));
            default -> throw new IllegalStateException("the database refuses a build for a reason that has no words: "
                    + answer.refused());
        };
    }

    private static ProblemException limit(Answer answer, String message) {
        return ProblemException.tooManyRequests(answer.refused(), message, Math.max(1, answer.seconds()));
    }
}
