package dev.slipway.runner;

import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;

import org.jboss.logging.Logger;

import dev.slipway.build.ClaimLost;
import dev.slipway.build.Failure;
import dev.slipway.build.LostClaimException;
import dev.slipway.runner.RunOutcome.Failed;
import dev.slipway.runner.RunOutcome.Stopped;
import dev.slipway.runner.RunOutcome.Succeeded;
import dev.slipway.trace.Activity;
import dev.slipway.trace.Trace;

/**
 * Writes down what has come of an attempt. The database may be away just then; what was achieved is not thrown away for
 * that but written when it is back, unless another replica has taken the build up by then.
 */
@ApplicationScoped
class Settlement {

    private static final Logger LOG = Logger.getLogger(Settlement.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final BuildQueue queue;
    private final Publication publication;
    private final Shutdown shutdown;
    private final Trace trace;
    private final Event<ClaimLost> lost;

    Settlement(BuildQueue queue, Publication publication, Shutdown shutdown, Trace trace,
            Event<ClaimLost> lost) {
        this.queue = queue;
        this.publication = publication;
        this.shutdown = shutdown;
        this.trace = trace;
        this.lost = lost;
    }

    void settle(Attempt attempt, RunOutcome outcome) throws InterruptedException {
        try (Activity settling = trace.begin("settle")) {
            settling.note("slipway.build", attempt.claim().buildId());
            untilWritten(attempt, outcome);
        }
    }

    private void untilWritten(Attempt attempt, RunOutcome outcome) throws InterruptedException {
        boolean again = true;
        while (again) {
            try {
                write(attempt, outcome);
                again = false;
            } catch (LostClaimException e) {
                LOG.warnf("%s; its result is dropped", e.getMessage());
                lost.fire(new ClaimLost(attempt.claim()));
                publication.takeBack(attempt, outcome);
                again = false;
            } catch (RuntimeException e) {
                LOG.warnf("the end of %s could not be stored and is tried again: %s", attempt.claim().buildId(), e.toString());
                again = !shutdown.isDueWithin(PAUSE);
            }
        }
    }

    private void write(Attempt attempt, RunOutcome outcome) {
        String id = attempt.claim().buildId();
        if (outcome instanceof Succeeded succeeded) { // pattern switches are a preview in Java 17
            queue.succeed(attempt.claim(), succeeded.pushed(), succeeded.work(), succeeded.sbom());
            LOG.infof("%s succeeded: %s", id, succeeded.pushed().digest());
        } else if (outcome instanceof Failed failed) {
            fail(attempt, failed.failure());
        } else if (outcome instanceof Stopped) {
            stopped(attempt);
        }
    }

    private void stopped(Attempt attempt) {
        switch (attempt.stopReason().orElse(Attempt.StopReason.LOST)) {
            case CANCELLED -> fail(attempt, Failure.CANCELLED);
            case LIMIT -> fail(attempt, attempt.limitFailure());
            case SHUTDOWN, LOST -> {
                queue.handBack(attempt.claim());
                LOG.infof("%s handed back; whoever claims it next goes on with it", attempt.claim().buildId());
            }
        }
    }

    private void fail(Attempt attempt, Failure cause) {
        Failure failure = attempt.hidden().in(cause);
        queue.fail(attempt.claim(), failure);
        LOG.infof("%s failed: %s", attempt.claim().buildId(), failure.error());
    }
}
