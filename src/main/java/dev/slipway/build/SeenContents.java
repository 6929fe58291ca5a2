package dev.slipway.build;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import dev.slipway.plan.ContentHash;

/** The contents that this replica was asked for last: a repeat of one probably finds its build under way. */
final class SeenContents {

    private static final int REMEMBERED = 10_000;

    private final Set<String> hashes = Collections.synchronizedSet(Collections.newSetFromMap(new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    }));

    boolean contains(ContentHash hash) {
        return hashes.contains(hash.hex());
    }

    void add(ContentHash hash) {
        hashes.add(hash.hex());
    }
}
