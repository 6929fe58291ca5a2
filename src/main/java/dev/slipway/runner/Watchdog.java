package dev.slipway.runner;

import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import dev.slipway.build.Claim;
import dev.slipway.build.Failure;
import dev.slipway.buildah.LimitsConfig;
import dev.slipway.buildah.ProcessTable;
import dev.slipway.buildah.TreeUsage;

/**
 * Stops builds that use up more of the machine than they may, where the kernel's limits for single processes do not tell:
 * memory, processes and disk of all processes of a build together.
 */
@ApplicationScoped
class Watchdog {

    private static final Logger LOG = Logger.getLogger(Watchdog.class);

    /** How long what a stopped build leaves takes to be removed; then the next one has to go. */
    private static final Duration ROOM_COMES_WITHIN = Duration.ofSeconds(3);

    private final Attempts attempts;
    private final LimitsConfig limits;
    private final Disk disk;
    private final DiskUsage usage;
    /** What each build has written to disks with its commands so far. */
    private final Map<Claim, Long> written = new ConcurrentHashMap<>();

    private volatile long lastStopNanos = System.nanoTime() - ROOM_COMES_WITHIN.toNanos();

    Watchdog(Attempts attempts, LimitsConfig limits, Disk disk, DiskUsage usage) {
        this.attempts = attempts;
        this.limits = limits;
        this.disk = disk;
        this.usage = usage;
    }

    /** Looks at all builds under way. */
    void look() {
        written.keySet().retainAll(attempts.all().stream().map(Attempt::claim).toList());
        if (attempts.count() == 0) {
            return;
        }
        ProcessTable table = ProcessTable.read();
        attempts.all().forEach(attempt -> look(attempt, table));
        if (disk.isExhausted() && System.nanoTime() - lastStopNanos > ROOM_COMES_WITHIN.toNanos()) {
            lastStopNanos = System.nanoTime();
            stopLargestWriter();
        }
    }

    private void look(Attempt attempt, ProcessTable table) {
        OptionalLong process = attempt.stop().process();
        if (process.isEmpty() || attempt.stopReason().isPresent()) {
            return;
        }
        TreeUsage tree = table.usageBelow(process.getAsLong());
        written.merge(attempt.claim(), tree.writtenBytes(), Math::max);
        exceeded(tree).ifPresent(failure -> {
            LOG.warnf("%s is stopped: %s", attempt.claim().buildId(), failure.error());
            attempt.stopFor(failure);
        });
    }

    private Optional<Failure> exceeded(TreeUsage tree) {
        long memory = limits.memory().asLongValue();
        if (limits.processes() > 0 && tree.threads() > limits.processes()) {
            return Optional.of(Failures.tooManyProcesses(limits.processes()));
        }
        // what processes share is counted once only when it matters, since that takes longer
        if (memory > 0 && tree.residentBytes() > memory && tree.proportionalBytes() > memory) {
            return Optional.of(Failures.outOfMemory(memory));
        }
        return Optional.empty();
    }

    /** Exactly, and less often: what the steps of each build have left on the disk so far. */
    void lookAtDisk() {
        usage.keepOnly(attempts);
        for (Attempt attempt : attempts.all()) {
            OptionalLong process = attempt.stop().process();
            if (process.isPresent() && attempt.stopReason().isEmpty()) {
                usage.exceeded(attempt, process.getAsLong()).ifPresent(attempt::stopFor);
            }
        }
    }

    /** Before the disk is full for the database, the service and every other build as well. */
    private void stopLargestWriter() {
        attempts.all().stream().filter(attempt -> attempt.stopReason().isEmpty())
                .max(Comparator.comparing(attempt -> written.getOrDefault(attempt.claim(), 0L))).ifPresent(attempt -> {
                    LOG.errorf("the disk is almost full: %s, which has written most to it, is stopped",
                            attempt.claim().buildId());
                    attempt.stopFor(Failures.DISK_FULL);
                });
    }
}
