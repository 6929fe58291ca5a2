package dev.slipway.plan.python.start;

import java.util.Optional;
import java.util.Set;

/**
 * The distributions that the client declares, by normalised name (PEP 503); empty when imports decide.
 *
 * @param extras {@code name[extra]} for each extra that is asked for
 */
public record Declared(Optional<Set<String>> names, Set<String> extras) {

    public static Declared nothing() {
        return new Declared(Optional.empty(), Set.of());
    }

    boolean has(String name) {
        return names.filter(all -> all.contains(name)).isPresent();
    }

    boolean hasExtra(String name) {
        return extras.contains(name);
    }
}
