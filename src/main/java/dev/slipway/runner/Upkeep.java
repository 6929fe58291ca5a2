package dev.slipway.runner;

import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import dev.slipway.runner.Attempt.StopReason;

/**
 * What goes on beside the builds, by the clock: leases are renewed, output is stored, the queue is looked at. On threads
 * of its own, since a lease must not wait for whatever else has to be done in the service.
 */
@ApplicationScoped
class Upkeep {

    private static final Logger LOG = Logger.getLogger(Upkeep.class);
    private static final Duration WATCH = Duration.ofMillis(250);
    private static final Duration SAVE = Duration.ofSeconds(1);
    private static final Duration SWEEP = Duration.ofSeconds(5);
    private static final Duration EXPIRE = Duration.ofSeconds(10);
    /** One for each work below: one that waits for a database that hangs keeps no other from its time. */
    private static final int THREADS = 7;
    private static final int EXPIRE_AT_ONCE = 500;

    private final RunnerConfig config;
    private final BuildQueue queue;
    private final Attempts attempts;
    private final Disk disk;
    private final ScheduledThreadPoolExecutor clockwork = new ScheduledThreadPoolExecutor(THREADS, work -> {
        Thread thread = new Thread(work, "upkeep");
        thread.setDaemon(true);
        return thread;
    });

    Upkeep(RunnerConfig config, BuildQueue queue, Attempts attempts, Disk disk) {
        this.config = config;
        this.queue = queue;
        this.attempts = attempts;
        this.disk = disk;
    }

    /**
     * @param sweep removes what killed builds have left
     * @param poll looks for builds that nobody announced
     */
    void start(String replica, Runnable sweep, Runnable poll) {
        every(config.heartbeat(), "leases could not be renewed", () -> attempts.renew(replica));
        every(WATCH, "leases could not be watched", attempts::stopWhatCannotBeKept);
        every(WATCH, "the disk could not be watched", this::watchDisk);
        every(SAVE, "output could not be stored", attempts::save);
        every(config.poll(), "the queue could not be looked at", poll);
        every(SWEEP, "what killed builds left could not be removed", sweep);
        every(EXPIRE, "overdue builds could not be ended", this::expire);
    }

    void stop() {
        clockwork.shutdownNow();
    }

    /** Before the disk is full for the database, the service and every other build as well. */
    private void watchDisk() {
        if (attempts.count() > 0 && disk.isExhausted()) {
            LOG.error("the disk is almost full: the builds under way are stopped");
            attempts.stopFor(StopReason.DISK_FULL);
        }
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
