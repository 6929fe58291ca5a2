package dev.slipway.access;

/**
 * What is left of a budget that fills up again steadily (token bucket). Times are those of a clock that never goes back, in
 * nanoseconds. Not safe for threads: {@link Buckets} sees to that.
 */
final class TokenBucket {

    private final double perNano;
    private final int size;
    private double tokens;
    private long filled;

    TokenBucket(double perSecond, int size, long now) {
        this.perNano = perSecond / 1e9;
        this.size = size;
        this.tokens = size;
        this.filled = now;
    }

    /** Takes one, if there is one. */
    boolean take(long now) {
        boolean granted = secondsUntilNext(now) == 0;
        tokens -= granted ? 1 : 0;
        return granted;
    }

    /** 0 where there is one. */
    int secondsUntilNext(long now) {
        tokens = Math.min(size, tokens + (now - filled) * perNano);
        filled = now;
        return tokens >= 1 ? 0 : (int) Math.max(1, Math.ceil((1 - tokens) / perNano / 1e9));
    }
}
