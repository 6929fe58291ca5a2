package dev.slipway.webhook;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleSupplier;

/**
 * When to try again. Chance spreads what failed together, so that it does not come back together.
 *
 * @param delays after the first attempt, the second, ...
 * @param chance from 0 to 1
 */
record RetrySchedule(List<Duration> delays, DoubleSupplier chance) {

    private static final double SPREAD = 0.2;

    /** The wait after this attempt, counted from 1; empty when there is no other. */
    Optional<Duration> after(int attempt) {
        if (attempt > delays.size()) {
            return Optional.empty();
        }
        Duration delay = delays.get(attempt - 1);
        return Optional.of(delay.plusMillis((long) (delay.toMillis() * SPREAD * chance.getAsDouble())));
    }

    /** As long as the receiver asks for at least. */
    Optional<Duration> after(int attempt, Duration wanted) {
        return after(attempt).map(delay -> delay.compareTo(wanted) < 0 ? wanted : delay);
    }
}
