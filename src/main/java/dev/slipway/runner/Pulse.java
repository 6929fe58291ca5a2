package dev.slipway.runner;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;

/** Whether the runner still looks for work. It does so every few seconds and without waiting for anything. */
@ApplicationScoped
class Pulse {

    private static final Duration LEAST_PATIENCE = Duration.ofMinutes(1);

    private final Clock clock;
    private final Duration patience;
    private volatile Instant last;

    Pulse(RunnerConfig config, Clock clock) {
        this.clock = clock;
        Duration tenTimes = config.poll().multipliedBy(10);
        this.patience = tenTimes.compareTo(LEAST_PATIENCE) > 0 ? tenTimes : LEAST_PATIENCE;
        beat();
    }

    void beat() {
        last = clock.instant();
    }

    Duration sinceLastBeat() {
        return Duration.between(last, clock.instant());
    }

    /** False when it has been silent so long that only a restart will help. */
    boolean isAlive() {
        return sinceLastBeat().compareTo(patience) <= 0;
    }
}
