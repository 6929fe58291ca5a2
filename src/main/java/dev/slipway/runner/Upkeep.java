package dev.slipway.runner;

import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

/**
 * What goes on beside the builds, by the clock: leases are renewed, output is stored, the queue is looked at. On threads
 * of its own, since a lease must not wait for whatever else has to be done in the service.
 */
@ApplicationScoped
class Upkeep {

    private static final Logger LOG = Logger.getLogger(Upkeep.class);
    private static final Duration WATCH = Duration.ofMillis(250);
    private static final Duration MEASURE = Duration.ofSeconds(2);
    private static final Duration SAVE = Duration.ofSeconds(1);
    private static final Duration SWEEP = Duration.ofSeconds(5);
    private static final Duration EXPIRE = Duration.ofSeconds(10);
    /** One for each work below: one that waits for a database that hangs keeps no other from its time. */
    private static final int THREADS = 8;
    private static final int EXPIRE_AT_ONCE = 500;

    private final RunnerConfig config;
    private final BuildQueue queue;
    private final Attempts attempts;
    private final Watchdog watchdog;
    private final ScheduledThreadPoolExecutor clockwork = new ScheduledThreadPoolExecutor(THREADS, work -> {
        Thread thread = new Thread(work, "upkeep");
        thread.setDaemon(true);
        return thread;
    });

    Upkeep(RunnerConfig config, BuildQueue queue, Attempts attempts, Watchdog watchdog) {
        this.config = config;
        this.queue = queue;
        this.attempts = attempts;
        this.watchdog = watchdog;
    }

    /**
     * @param sweep removes what killed builds have left
     * @param poll looks for builds that nobody announced
     */
    void start(String replica, Runnable sweep, Runnable poll) {
        every(config.heartbeat(), "leases could not be renewed", () -> attempts.renew(replica));
        every(WATCH, "leases could not be watched", attempts::stopWhatCannotBeKept);
        every(WATCH, "builds could not be watched", watchdog::look);
        every(MEASURE, "the disk usage of builds could not be measured", watchdog::lookAtDisk);
        every(SAVE, "output could not be stored", attempts::save);
        every(config.poll(), "the queue could not be looked at", poll);
        every(SWEEP, "what killed builds left could not be removed", sweep);
        every(EXPIRE, "overdue builds could not be ended", this::expire);
    }

    void stop() {
        clockwork.shutdownNow();
    }

    private void expire() {
        queue.expire(Failures.queueTimedOut(config.queueTimeout()), config.queueTimeout(), EXPIRE_AT_ONCE);
    }

    /** Work that fails is done again at its next time. */
    private void every(Duration pause, String failed, Runnable work) {
        clockwork.scheduleWithFixedDelay(() -> {
            try {
                work.run();
            } catch (RuntimeException e) {
                LOG.warnf("%s: %s", failed, e.toString());
            }
        }, pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
    }
}
