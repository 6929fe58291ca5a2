package dev.slipway.runner;

import java.io.IOException;
import java.time.Duration;

import dev.slipway.artifact.MissingArtifactException;
import dev.slipway.artifact.RottenArtifactException;
import dev.slipway.build.Failure;
import dev.slipway.buildah.StepFailure;
import dev.slipway.registry.RefusedException;
import dev.slipway.secret.UnreadableException;

/** The failures that a build can end with, as the API names them. */
final class Failures {

    static final Failure DISK_FULL = new Failure("disk_full", "build",
            "build failed: no space left on the builder's disk", true, "make room on the builder, then build again");

    private Failures() {
    }

    static Failure outOfMemory(long limit) {
        return limit("out_of_memory", "used more than " + size(limit) + " of memory", "slipway.build.limits.memory");
    }

    static Failure tooManyProcesses(long limit) {
        return limit("too_many_processes", "had more than " + limit + " processes", "slipway.build.limits.processes");
    }

    static Failure diskLimit(long limit) {
        return limit("disk_limit", "wrote more than " + size(limit) + " to the disk", "slipway.build.limits.disk");
    }

    static Failure fileLimit(long limit) {
        return limit("disk_limit", "made more than " + limit + " files", "slipway.build.limits.files");
    }

    private static Failure limit(String code, String what, String setting) {
        return new Failure(code, "build", "build stopped: it " + what, false, "make it use less, or raise " + setting);
    }

    /** {@code 2 GiB}, {@code 1536 MiB}. */
    private static String size(long bytes) {
        return bytes % (1L << 30) == 0 ? (bytes >> 30) + " GiB"
                : bytes % (1L << 20) == 0 ? (bytes >> 20) + " MiB"
                        : bytes + " bytes";
    }

    static Failure of(StepFailure failure) {
        return new Failure(failure.code(), failure.step(), failure.error(), failure.retryable(), failure.hint());
    }

    /** The contract's text: {@code build timed out after 15m}. */
    static Failure timedOut(Duration timeout) {
        return new Failure("timed_out", "build", "build timed out after " + text(timeout), false,
                "make the build shorter, or raise slipway.build.timeout");
    }

    /** The contract's text, for a build that nobody took up in time. */
    static Failure queueTimedOut(Duration timeout) {
        return new Failure("queue_timed_out", "queue", "build timed out after " + text(timeout) + " in the queue", true,
                "build again when the queue is shorter, or raise slipway.build.queue-timeout");
    }

    /** What the registry refuses it will not do, however often it is asked. */
    static Failure ofRegistry(IOException e) {
        if (e instanceof RefusedException) {
            return new Failure("registry_refused", "push", "push failed: the registry refused the image: " + e.getMessage(),
                    false, "check the registry's user name, password and rights of this Slipway");
        }
        String cause = e.getMessage() == null ? "it is not reachable" : e.getMessage();
        return new Failure("registry_error", "push", "push failed: the image could not be published: " + cause, true,
                "try again; if it lasts, look at the registry");
    }

    static Failure ofDatabase() {
        return new Failure("database_unavailable", "push", "push failed: the database is not reachable", true,
                "try again when the database is back");
    }

    /** The keys of this replica do not open what is stored, or somebody has changed it. */
    static Failure secretUnreadable(UnreadableException e) {
        return new Failure("secret_unreadable", "build", "build failed: " + e.getMessage(), false,
                "store the secret again, or give this Slipway the key that it was stored with");
    }

    static Failure ofBuildDatabase() {
        return new Failure("database_unavailable", "build", "build failed: the database is not reachable", true,
                "try again when the database is back");
    }

    static Failure ofArtifactStore(IOException e) {
        return e instanceof MissingArtifactException || e instanceof RottenArtifactException ? ofBuilder(e)
                : new Failure("artifact_store_unavailable", "build",
                        "build failed: the build context could not be fetched from the artifact store", true,
                        "try again; if it lasts, look at the artifact store");
    }

    /** What went wrong on the builder's side. */
    static Failure ofBuilder(IOException e) {
        if (String.valueOf(e.getMessage()).contains("No space left on device")) {
            return DISK_FULL;
        }
        if (e instanceof MissingArtifactException) {
            return new Failure("context_missing", "build", "build failed: the build context is not in the artifact store",
                    true, "send the request again");
        }
        if (e instanceof RottenArtifactException) {
            return new Failure("context_rotten", "build", "build failed: the stored build context is damaged", true,
                    "send the request again; that stores it anew");
        }
        return new Failure("builder_failed", "build", "build failed: the builder had a problem of its own", true,
                "build again; Slipway's log says more");
    }

    /** {@code 15m}, {@code 1h30m}, {@code 45s}. */
    static String text(Duration duration) {
        StringBuilder text = new StringBuilder();
        append(text, duration.toHours(), 'h');
        append(text, duration.toMinutesPart(), 'm');
        append(text, duration.toSecondsPart(), 's');
        return text.isEmpty() ? duration.toMillis() + "ms" : text.toString();
    }

    private static void append(StringBuilder text, long amount, char unit) {
        if (amount > 0) {
            text.append(amount).append(unit);
        }
    }
}
