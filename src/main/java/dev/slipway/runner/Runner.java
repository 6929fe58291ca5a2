package dev.slipway.runner;

import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;

import org.eclipse.microprofile.context.ManagedExecutor;
import org.jboss.logging.Logger;

import dev.slipway.build.Claim;
import dev.slipway.build.ClaimLost;
import dev.slipway.build.Signal;
import dev.slipway.buildah.StopSignal;
import dev.slipway.buildlog.LogWriter;
import dev.slipway.buildlog.LogWriters;
import dev.slipway.runner.BuildQueue.Claimed;
import dev.slipway.trace.LogTag;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;

/** Keeps this replica's slots filled with builds, and its claims alive. */
@ApplicationScoped
public class Runner {

    private static final Logger LOG = Logger.getLogger(Runner.class);

    private record Running(StopSignal stop, LogWriter log) {
    }

    private final RunnerConfig config;
    private final BuildQueue queue;
    private final BuildRun story;
    private final LogWriters logs;
    private final Recovery recovery;
    private final Clock clock;
    private final Pulse pulse;
    private final Event<ClaimLost> lost;
    private final ManagedExecutor executor;
    private final Semaphore slots;
    private final AtomicBoolean awake = new AtomicBoolean();
    private final Map<Claim, Running> running = new ConcurrentHashMap<>();
    private volatile Replica replica;
    private volatile boolean open;

    Runner(RunnerConfig config, BuildQueue queue, BuildRun story, LogWriters logs, Recovery recovery, Clock clock, Pulse pulse,
            Event<ClaimLost> lost) {
        this.config = config;
        this.queue = queue;
        this.story = story;
        this.logs = logs;
        this.recovery = recovery;
        this.clock = clock;
        this.pulse = pulse;
        this.lost = lost;
        this.slots = new Semaphore(config.slots());
        this.executor = ManagedExecutor.builder().maxAsync(config.slots() + 1).maxQueued(-1)
                .propagated().cleared(org.eclipse.microprofile.context.ThreadContext.ALL_REMAINING).build();
    }

    /** Builds that this replica is working on. */
    public int running() {
        return running.size();
    }

    /** Builds that this replica can work on at a time. */
    public int slots() {
        return config.enabled() ? config.slots() : 0;
    }

    void start(@Observes @Priority(1000) StartupEvent event) throws IOException {
        if (!config.enabled()) {
            recovery.notNeeded();
            return;
        }
        replica = Replica.in(config.directory());
        executor.execute(() -> {
            recovery.recover(replica.id());
            open = true;
            wake();
        });
    }

    void stop(@Observes ShutdownEvent event) throws IOException {
        open = false;
        running.values().forEach(build -> build.stop().stop());
        if (replica != null) {
            queue.releaseAll(replica.id());
            replica.close();
        }
    }

    void hear(@Observes Signal signal) {
        if (signal.kind() == Signal.Kind.QUEUED) {
            wake();
        }
    }

    /** Finds builds that other replicas accepted or lost. */
    @Scheduled(every = "{slipway.build.poll}", concurrentExecution = ConcurrentExecution.SKIP)
    void poll() {
        pulse.beat();
        wake();
    }

    @Scheduled(every = "{slipway.build.heartbeat}", concurrentExecution = ConcurrentExecution.SKIP)
    void renewClaims() {
        running.forEach((claim, build) -> {
            if (!queue.renew(claim)) {
                LogTag.around(claim.buildId(),
                        () -> LOG.warnf("claim %d of %s is lost; its work is stopped", claim.number(), claim.buildId()));
                if (!build.stop().isStopped()) {
                    lost.fire(new ClaimLost(claim));
                }
                build.stop().stop();
            }
        });
    }

    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    void flushLogs() {
        running.values().forEach(build -> build.log().flush());
    }

    /** Starts a worker if a slot is free. The flag tells one that is just finding nothing to look once more. */
    private void wake() {
        awake.set(true);
        if (open && slots.tryAcquire()) {
            executor.execute(this::workWhileThereIsWork);
        }
    }

    private void workWhileThereIsWork() {
        try {
            while (open && awake.getAndSet(false)) {
                for (Optional<Claimed> next = next(); next.isPresent(); next = next()) {
                    wake(); // where one waits there may be more, for the other slots
                    work(next.get());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.errorf("a builder stops for now: %s", e.getMessage());
        } finally {
            slots.release();
        }
    }

    private Optional<Claimed> next() {
        return open ? queue.claimNext(replica.id()) : Optional.empty();
    }

    private void work(Claimed claimed) throws InterruptedException {
        StopSignal stop = new StopSignal(clock, clock.instant().plus(config.timeout()));
        try (LogWriter log = logs.open(claimed.build().id())) {
            running.put(claimed.claim(), new Running(stop, log));
            story.run(claimed, stop, log);
        } finally {
            running.remove(claimed.claim());
        }
    }
}
