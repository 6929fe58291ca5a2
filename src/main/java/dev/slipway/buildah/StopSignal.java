package dev.slipway.buildah;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;

/** Tells a build's processes when to end: at a deadline, or when somebody says so. */
public final class StopSignal {

    private final Clock clock;
    private final Instant deadline;
    private Runnable kill = () -> {
    };
    private boolean stopped;
    private volatile long running;

    public StopSignal(Clock clock, Instant deadline) {
        this.clock = clock;
        this.deadline = deadline;
    }

    /** Ends what runs now, and keeps anything else from starting. */
    public synchronized void stop() {
        stopped = true;
        notifyAll();
        kill.run();
    }

    public synchronized boolean isStopped() {
        return stopped;
    }

    /** Waits, but not beyond a stop or the deadline; true when it was stopped. */
    public synchronized boolean isStoppedWithin(Duration time) throws InterruptedException {
        Duration longest = time.compareTo(timeLeft()) < 0 ? time : timeLeft();
        long end = System.nanoTime() + longest.toNanos();
        for (long left = longest.toMillis(); left > 0 && !stopped; left = (end - System.nanoTime()) / 1_000_000) {
            wait(left);
        }
        return stopped;
    }

    Duration timeLeft() {
        Duration left = Duration.between(clock.instant(), deadline);
        return left.isNegative() ? Duration.ZERO : left;
    }

    /** The process that runs now. */
    public OptionalLong process() {
        return running == 0 ? OptionalLong.empty() : OptionalLong.of(running);
    }

    void runs(long pid) {
        running = pid;
    }

    void ended() {
        running = 0;
    }

    /** Says what ends the process that has just been started; done at once when the signal was given before. */
    synchronized void onStop(Runnable kill) {
        this.kill = kill;
        if (stopped) {
            kill.run();
        }
    }
}
