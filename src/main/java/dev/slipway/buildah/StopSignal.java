package dev.slipway.buildah;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Tells a build's processes when to end: at a deadline, or when somebody says so. */
public final class StopSignal {

    private final Clock clock;
    private final Instant deadline;
    private Runnable kill = () -> {
    };
    private boolean stopped;

    public StopSignal(Clock clock, Instant deadline) {
        this.clock = clock;
        this.deadline = deadline;
    }

    /** Ends what runs now, and keeps anything else from starting. */
    public synchronized void stop() {
        stopped = true;
        kill.run();
    }

    public synchronized boolean isStopped() {
        return stopped;
    }

    public boolean isOutOfTime() {
        return !clock.instant().isBefore(deadline);
    }

    Duration timeLeft() {
        Duration left = Duration.between(clock.instant(), deadline);
        return left.isNegative() ? Duration.ZERO : left;
    }

    /** Says what ends the process that has just been started; done at once when the signal was given before. */
    synchronized void onStop(Runnable kill) {
        this.kill = kill;
        if (stopped) {
            kill.run();
        }
    }
}
