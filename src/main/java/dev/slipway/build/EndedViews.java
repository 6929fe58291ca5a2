package dev.slipway.build;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Ended builds as they were shown a moment ago, those asked for last. They do not change, but retention removes them: what is
 * kept is kept for a second. Bounded to 16 MiB; larger ones are not kept.
 */
final class EndedViews {

    static final Duration FRESH = Duration.ofSeconds(1);
    static final int MOST = 256;
    static final int LARGEST = 65_536;

    private record Shown(byte[] json, long at) {
    }

    private final LongSupplier nanoTime;
    private final Map<String, Shown> views = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Shown> eldest) {
            return size() > MOST;
        }
    };

    EndedViews(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    synchronized Optional<byte[]> get(String key) {
        return Optional.ofNullable(views.get(key))
                .filter(shown -> nanoTime.getAsLong() - shown.at() < FRESH.toNanos()).map(Shown::json);
    }

    synchronized void put(String key, byte[] json) {
        if (json.length <= LARGEST) {
            views.put(key, new Shown(json, nanoTime.getAsLong()));
        }
    }
}
