package dev.slipway.access;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.LongSupplier;

/**
 * One budget for each name. Only so many names are remembered, those used last: whoever was silent for so long has a full
 * budget again anyway.
 */
public final class Buckets {

    private final double perSecond;
    private final int size;
    private final LongSupplier nanoTime;
    private final Map<String, TokenBucket> buckets;

    /**
     * @param perSecond how fast a budget fills up; 0 sets no limit
     * @param size most that it holds, and what it begins with
     * @param most names that are remembered
     */
    public Buckets(double perSecond, int size, int most, LongSupplier nanoTime) {
        this.perSecond = perSecond;
        this.size = Math.max(1, size);
        this.nanoTime = nanoTime;
        this.buckets = new LastUsed<>(most);
    }

    /** Takes one of this name's budget; if there is none, says in how many seconds there will be. */
    public synchronized OptionalInt take(String name) {
        if (perSecond <= 0) {
            return OptionalInt.empty();
        }
        TokenBucket bucket = bucket(name);
        long now = nanoTime.getAsLong();
        return bucket.take(now) ? OptionalInt.empty() : OptionalInt.of(bucket.secondsUntilNext(now));
    }

    /** As {@link #take}, without taking. */
    public synchronized OptionalInt look(String name) {
        TokenBucket bucket = perSecond <= 0 ? null : buckets.get(name);
        int wait = bucket == null ? 0 : bucket.secondsUntilNext(nanoTime.getAsLong());
        return wait == 0 ? OptionalInt.empty() : OptionalInt.of(wait);
    }

    synchronized int remembered() {
        return buckets.size();
    }

    private TokenBucket bucket(String name) {
        return buckets.computeIfAbsent(name, fresh -> new TokenBucket(perSecond, size, nanoTime.getAsLong()));
    }

    /** Forgets what was used longest ago. */
    static final class LastUsed<T> extends LinkedHashMap<String, T> {

        private static final long serialVersionUID = 1L;

        private final int most;

        LastUsed(int most) {
            super(16, 0.75f, true);
            this.most = most;
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, T> eldest) {
            return size() > most;
        }
    }
}
