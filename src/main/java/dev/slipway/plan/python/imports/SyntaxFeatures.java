package dev.slipway.plan.python.imports;

import java.util.List;

/**
 * The version-bound syntax of a file, each feature once, where it was seen first.
 *
 * @param seen in the order in which they were met
 */
public record SyntaxFeatures(List<Seen> seen) {

    /** A feature and the line, from 1, of its first use. */
    public record Seen(SyntaxFeature feature, int line) {
    }

    public SyntaxFeatures {
        seen = List.copyOf(seen);
    }

    /** The lowest minor version of Python 3 that takes all of it; 0 when any will do. */
    public int minimumMinor() {
        int minimum = 0;
        for (Seen one : seen) {
            minimum = Math.max(minimum, one.feature().minor());
        }
        return minimum;
    }
}
