package dev.slipway.runner;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.eclipse.microprofile.context.ManagedExecutor;
import org.eclipse.microprofile.context.ThreadContext;
import org.jboss.logging.Logger;

import dev.slipway.build.Signal;
import dev.slipway.buildah.IsolationProbe;
import dev.slipway.buildah.Leftovers;
import dev.slipway.buildah.StopSignal;
import dev.slipway.buildlog.LogWriter;
import dev.slipway.buildlog.LogWriters;
import dev.slipway.runner.Attempt.StopReason;
import dev.slipway.runner.BuildQueue.Claimed;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;

/** Keeps this replica's slots filled with builds. */
@ApplicationScoped
public class Runner {

    private static final Logger LOG = Logger.getLogger(Runner.class);
    private static final Duration LAST_STEPS = Duration.ofSeconds(5);

    private final RunnerConfig config;
    private final BuildQueue queue;
    private final BuildRun story;
    private final Attempts attempts;
    private final LogWriters logs;
    private final KnownSecrets secrets;
    private final Recovery recovery;
    private final Leftovers leftovers;
    private final WorkFolders folders;
    private final Upkeep upkeep;
    private final Disk disk;
    private final IsolationProbe isolation;
    private final Shutdown shutdown;
    private final Clock clock;
    private final Pulse pulse;
    private final ManagedExecutor executor;
    private final Semaphore slots;
    private final AtomicBoolean awake = new AtomicBoolean();
    private volatile Replica replica;
    private volatile boolean open;
    private volatile boolean paused;

    Runner(RunnerConfig config, BuildQueue queue, BuildRun story, Attempts attempts, LogWriters logs, KnownSecrets secrets,
            Recovery recovery,
            Leftovers leftovers, WorkFolders folders, Upkeep upkeep, Disk disk, IsolationProbe isolation,
            Shutdown shutdown, Clock clock, Pulse pulse) {
        this.config = config;
        this.queue = queue;
        this.story = story;
        this.attempts = attempts;
        this.logs = logs;
        this.secrets = secrets;
        this.recovery = recovery;
        this.leftovers = leftovers;
        this.folders = folders;
        this.upkeep = upkeep;
        this.disk = disk;
        this.isolation = isolation;
        this.shutdown = shutdown;
        this.clock = clock;
        this.pulse = pulse;
        this.slots = new Semaphore(config.slots());
        this.executor = ManagedExecutor.builder().maxAsync(config.slots() + 1).maxQueued(-1)
                .propagated().cleared(ThreadContext.ALL_REMAINING).build();
    }

    /** Builds that this replica is working on. */
    public int running() {
        return attempts.count();
    }

    /** Builds that this replica can work on at a time. */
    public int slots() {
        return config.enabled() ? config.slots() : 0;
    }

    /** Its id, while this replica takes up builds. */
    Optional<String> replica() {
        return open ? Optional.of(replica.id()) : Optional.empty();
    }

    void start(@Observes @Priority(1000) StartupEvent event) throws IOException {
        if (!config.enabled()) {
            recovery.notNeeded();
            return;
        }
        replica = Replica.in(config.directory());
        upkeep.start(replica.id(), this::sweep, this::look);
        executor.execute(() -> {
            recovery.recover(replica.id());
            open = true;
            wake();
        });
    }

    /** Takes up nothing more, lets what runs go on for a while, and hands the rest back. */
    void stop(@Observes @Priority(1) ShutdownEvent event) throws IOException, InterruptedException {
        open = false;
        if (replica == null) {
            return;
        }
        if (!isIdleWithin(config.grace())) {
            LOG.infof("%d builds are handed back to the queue", attempts.count());
            attempts.stopFor(StopReason.SHUTDOWN);
            if (!isIdleWithin(LAST_STEPS)) {
                attempts.all().forEach(attempt -> attempt.log().abandon()); // a database that is away keeps nobody
            }
        }
        shutdown.begin();
        upkeep.stop();
        replica.close();
    }

    private boolean isIdleWithin(Duration time) throws InterruptedException {
        boolean idle = slots.tryAcquire(config.slots(), time.toMillis(), TimeUnit.MILLISECONDS);
        if (idle) {
            slots.release(config.slots());
        }
        return idle;
    }

    void hear(@Observes Signal signal) {
        switch (signal.kind()) {
            case QUEUED -> wake();
            case CANCEL -> attempts.cancel(signal.buildId());
            case LOG, ENDED -> {
            }
        }
    }

    /** Does something while nothing is built here: what runs may end first, and nothing is taken up until it is done. */
    void whileIdle(Runnable work) throws InterruptedException {
        paused = true;
        try {
            slots.acquire(config.slots());
            try {
                work.run();
            } finally {
                slots.release(config.slots());
            }
        } finally {
            paused = false;
            wake();
        }
    }

    /** Finds what nobody announced. */
    private void look() {
        pulse.beat();
        wake();
    }

    /**
     * What has to be done while nothing is built here. Of what a killed build left it is not always known whose it is; and
     * steps rely on the isolation that was found.
     */
    private void sweep() {
        folders.removeStray();
        if (leftovers.isSweepDue()) {
            ifIdle(leftovers::removeAll);
        }
        if (open && isolation.isDue()) {
            ifIdle(isolation::probe);
        }
    }

    private void ifIdle(Runnable work) {
        if (slots.tryAcquire(config.slots())) {
            try {
                work.run();
            } finally {
                slots.release(config.slots());
                wake();
            }
        }
    }

    private boolean takesBuilds() {
        return open && !paused && !disk.isLow() && isolation.allowsBuilds();
    }

    /** Starts a worker if a slot is free. The flag tells one that is just finding nothing to look once more. */
    private void wake() {
        awake.set(true);
        if (takesBuilds() && slots.tryAcquire()) {
            executor.execute(this::workWhileThereIsWork);
        }
    }

    private void workWhileThereIsWork() {
        boolean lookAgain = false;
        try {
            while (awake.getAndSet(false)) {
                for (Optional<Attempt> next = claimNext(); next.isPresent(); next = claimNext()) {
                    wake(); // where one waits there may be more, for the other slots
                    work(next.get());
                }
            }
            lookAgain = true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.warnf(e, "a builder stops for now, and looks for work again in %d ms", config.poll().toMillis());
        } finally {
            slots.release();
        }
        if (lookAgain && awake.get()) { // somebody has called since the last look, and found no slot free
            wake();
        }
    }

    private Optional<Attempt> claimNext() {
        if (!takesBuilds()) {
            return Optional.empty();
        }
        long begin = System.nanoTime();
        return queue.claimNext(replica.id()).map(claimed -> attempt(claimed, begin));
    }

    private Attempt attempt(Claimed claimed, long begin) {
        StopSignal stop = new StopSignal(clock, clock.instant().plus(config.timeout()));
        try {
            Hidden hidden = new Hidden(secrets.redaction());
            LogWriter log = logs.open(claimed.claim(), hidden);
            return new Attempt(claimed, stop, log, hidden, begin, config.lease());
        } catch (RuntimeException e) {
            queue.handBack(claimed.claim());
            throw e;
        }
    }

    private void work(Attempt attempt) throws InterruptedException {
        attempts.add(attempt);
        try {
            story.run(attempt);
        } finally {
            attempt.log().close();
            attempts.remove(attempt);
        }
    }
}
