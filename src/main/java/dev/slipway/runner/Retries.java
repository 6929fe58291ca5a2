package dev.slipway.runner;

import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;

import dev.slipway.build.Failure;
import dev.slipway.runner.RunOutcome.Failed;

/**
 * Does a step of a build again while what it failed of may pass: an index, a registry, the artifact store or the database that
 * is away
 * or broken. A user's own mistake is never tried twice.
 */
@ApplicationScoped
class Retries {

    private static final Set<String> TRANSIENT = Set.of("index_unreachable", "base_image_unreachable",
            "step_network",
            "registry_unreachable", "registry_error", "artifact_store_unavailable", "database_unavailable");
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);

    private final RunnerConfig config;
    private final Event<Retried> retried;

    Retries(RunnerConfig config, Event<Retried> retried) {
        this.config = config;
        this.retried = retried;
    }

    /** A build that has lost a builder is tried again as a whole. */
    void begun(Attempt attempt) {
        if (attempt.build().losses() > 0) {
            retried.fire(new Retried("builder_lost"));
        }
    }

    /** One step. */
    @FunctionalInterface
    interface Step<T> {
        T run() throws Ended, IOException, InterruptedException;
    }

    <T> T whileTransient(Attempt attempt, Step<T> step) throws Ended, IOException, InterruptedException {
        long patienceEnds = System.nanoTime() + config.retryFor().toNanos();
        for (int tries = 1;; tries++) {
            try {
                return step.run();
            } catch (Ended end) {
                Duration pause = pauseAfter(tries);
                if (!mayPass(end) || System.nanoTime() + pause.toNanos() > patienceEnds) {
                    throw end;
                }
                Failure failure = ((Failed) end.outcome()).failure();
                retried.fire(new Retried(failure.code()));
                attempt.say("%s; trying again in %.1f s".formatted(failure.error(), pause.toMillis() / 1000.0));
                if (attempt.stop().isStoppedWithin(pause)) {
                    throw new Ended(new RunOutcome.Stopped());
                }
            }
        }
    }

    private static boolean mayPass(Ended end) {
        return end.outcome() instanceof Failed failed && failed.failure().retryable()
                && TRANSIENT.contains(failed.failure().code());
    }

    /** Twice as long each time, and between half and all of it, so that many builds do not come back at once. */
    private static Duration pauseAfter(int tries) {
        long longest = Math.min(LONGEST_PAUSE.toMillis(), FIRST_PAUSE.toMillis() << Math.min(tries, 10));
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(longest / 2, longest + 1));
    }
}
