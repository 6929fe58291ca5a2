package dev.slipway.plan.python.packages;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Distributions that are not what their name says ({@code squatters.tsv}): other projects' names, dummies, abandoned names,
 * backports of the
 * standard library, and words such as {@code utils} that are a local module whenever they are imported.
 */
final class Squatters {

    private static final String NOTHING = "-";

    private final Map<String, Squatter> byName;

    private Squatters(Map<String, Squatter> byName) {
        this.byName = byName;
    }

    static Squatters load() {
        Map<String, Squatter> byName = new HashMap<>();
        for (String[] row : Tables.rows("squatters.tsv", 4)) {
            Optional<String> instead = row[1].equals(NOTHING) ? Optional.empty() : Optional.of(row[1]);
            byName.put(row[0], new Squatter(row[0], instead, Squatter.Kind.of(row[2]), row[3]));
        }
        return new Squatters(Map.copyOf(byName));
    }

    Optional<Squatter> named(String distribution) {
        return Optional.ofNullable(byName.get(DistributionName.normalise(distribution)));
    }

    Iterable<Squatter> all() {
        return byName.values();
    }
}
