package dev.slipway.runner;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;

import org.jboss.logging.Logger;

import dev.slipway.build.Claim;
import dev.slipway.build.ClaimLost;
import dev.slipway.build.Progress;
import dev.slipway.runner.Attempt.StopReason;
import dev.slipway.runner.BuildQueue.Renewed;
import dev.slipway.trace.LogTag;

/** The builds that this replica works on at the moment. Keeps their claims alive, and stops what must not go on. */
@ApplicationScoped
class Attempts {

    private static final Logger LOG = Logger.getLogger(Attempts.class);

    private final Map<Claim, Attempt> running = new ConcurrentHashMap<>();
    private final BuildQueue queue;
    private final RunnerConfig config;
    private final Event<ClaimLost> lost;

    Attempts(BuildQueue queue, RunnerConfig config, Event<ClaimLost> lost) {
        this.queue = queue;
        this.config = config;
        this.lost = lost;
    }

    void add(Attempt attempt) {
        running.put(attempt.claim(), attempt);
    }

    void remove(Attempt attempt) {
        running.remove(attempt.claim());
    }

    int count() {
        return running.size();
    }

    Collection<Attempt> all() {
        return List.copyOf(running.values());
    }

    /** Stops all of them. */
    void stopFor(StopReason reason) {
        running.values().forEach(attempt -> attempt.stopFor(reason));
    }

    /** Stops the work on a build that nobody wants any more, if this replica does it. */
    void cancel(String buildId) {
        running.values().stream().filter(attempt -> attempt.claim().buildId().equals(buildId))
                .forEach(attempt -> attempt.stopFor(StopReason.CANCELLED));
    }

    /** Renews all leases in one request. */
    void renew(String replica) {
        Collection<Attempt> renewing = all();
        if (renewing.isEmpty()) {
            return;
        }
        long begin = System.nanoTime();
        Map<Claim, Renewed> kept = queue.renew(replica, renewing.stream().map(Attempt::claim).toList()).stream()
                .collect(Collectors.toMap(Renewed::claim, Function.identity()));
        for (Attempt attempt : renewing) {
            Renewed renewed = kept.get(attempt.claim());
            if (renewed == null) {
                lose(attempt, "another replica has taken it up");
            } else {
                attempt.renewed(begin, config.lease());
                if (renewed.cancelRequested()) {
                    attempt.stopFor(StopReason.CANCELLED);
                }
            }
        }
    }

    /**
     * Stops the work under leases that end soon and could not be renewed: by the time that another replica may take a build
     * up, nothing of this attempt runs any more.
     */
    void stopWhatCannotBeKept() {
        Duration margin = config.lease().dividedBy(4);
        all().stream().filter(attempt -> !attempt.isHeldFor(margin))
                .forEach(attempt -> lose(attempt, "its lease could not be renewed"));
    }

    private void lose(Attempt attempt, String why) {
        if (running.containsKey(attempt.claim()) && attempt.stopReason().isEmpty()) {
            LogTag.around(attempt.claim().buildId(), () -> LOG.warnf("claim %d of %s is lost, %s; its work is stopped",
                    attempt.claim().number(), attempt.claim().buildId(), why));
            attempt.stopFor(StopReason.LOST);
            lost.fire(new ClaimLost(attempt.claim()));
        }
    }

    private static Progress withoutSecrets(Attempt attempt, Progress progress) {
        return new Progress(progress.step(), progress.steps(), attempt.hidden().apply(progress.name()));
    }

    /** Stores the steps that were reached, and what was printed. */
    void save() {
        for (Attempt attempt : all()) {
            attempt.log().flush();
            attempt.takeProgress().ifPresent(progress -> queue.progress(attempt.claim(), withoutSecrets(attempt, progress)));
        }
    }
}
