package dev.slipway.runner;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

import dev.slipway.build.Build;
import dev.slipway.build.Claim;
import dev.slipway.build.Failure;
import dev.slipway.build.Progress;
import dev.slipway.buildah.BuildJob;
import dev.slipway.buildah.StopSignal;
import dev.slipway.buildlog.LogLine.Stream;
import dev.slipway.buildlog.LogWriter;
import dev.slipway.runner.BuildQueue.Claimed;

/** A claimed build while this replica works on it: the right to do so, and what can end it early. */
final class Attempt {

    /** Why the work is stopped from outside. */
    enum StopReason {
        /** Somebody does not want the build any more. */
        CANCELLED,
        /** The claim is lost, or cannot be kept without the database; another replica takes the build up. */
        LOST,
        /** This replica ends; the build is handed back. */
        SHUTDOWN,
        /** It uses up more of the builder than it may, or than there is; {@link Attempt#limitFailure()} says what. */
        LIMIT
    }

    private final Claimed claimed;
    private final StopSignal stop;
    private final LogWriter log;
    private final Hidden hidden;
    private final AtomicReference<StopReason> reason = new AtomicReference<>();
    private final AtomicReference<Progress> unsaved = new AtomicReference<>();
    private volatile long heldUntilNanos;
    private volatile Failure limitFailure = Failures.DISK_FULL;
    private volatile BuildJob job;

    /** @param claimedNanos {@link System#nanoTime()} of a moment before the claim was made */
    Attempt(Claimed claimed, StopSignal stop, LogWriter log, Hidden hidden, long claimedNanos, Duration lease) {
        this.claimed = claimed;
        this.stop = stop;
        this.log = log;
        this.hidden = hidden;
        this.heldUntilNanos = claimedNanos + lease.toNanos();
    }

    Build build() {
        return claimed.build();
    }

    Claim claim() {
        return claimed.claim();
    }

    /** Whether another build of the same content has succeeded. */
    boolean isOfKnownContent() {
        return claimed.madeBefore();
    }

    StopSignal stop() {
        return stop;
    }

    LogWriter log() {
        return log;
    }

    /** What must not be seen in its output, step names and failure. */
    Hidden hidden() {
        return hidden;
    }

    /** A line of Slipway's own in the build's output. */
    void say(String line) {
        log.line(Stream.SLIPWAY, line);
    }

    /** Ends the work; of several reasons the first counts. */
    void stopFor(StopReason why) {
        if (reason.compareAndSet(null, why)) {
            stop.stop();
        }
    }

    /** Ends the work with this failure, unless it is being stopped already. */
    void stopFor(Failure failure) {
        if (reason.compareAndSet(null, StopReason.LIMIT)) {
            limitFailure = failure;
            stop.stop();
        }
    }

    Failure limitFailure() {
        return limitFailure;
    }

    void worksOn(BuildJob job) {
        this.job = job;
    }

    /** What is given to Buildah, once that is known. */
    Optional<BuildJob> job() {
        return Optional.ofNullable(job);
    }

    Optional<StopReason> stopReason() {
        return Optional.ofNullable(reason.get());
    }

    /** The lease was renewed by a request that was begun at this {@link System#nanoTime()}. */
    void renewed(long begunNanos, Duration lease) {
        heldUntilNanos = begunNanos + lease.toNanos();
    }

    /** Whether the lease lasts that long at the least, as far as this replica can know without asking. */
    boolean isHeldFor(Duration time) {
        return heldUntilNanos - System.nanoTime() > time.toNanos();
    }

    void at(Progress progress) {
        unsaved.set(progress);
    }

    /** The step that was reached since this was last asked, if any. */
    Optional<Progress> takeProgress() {
        return Optional.ofNullable(unsaved.getAndSet(null));
    }
}
