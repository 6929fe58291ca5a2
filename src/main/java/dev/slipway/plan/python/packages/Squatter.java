package dev.slipway.plan.python.packages;

import java.util.Locale;
import java.util.Optional;

/**
 * A distribution that is almost never what its user meant.
 *
 * @param distribution its PEP 503 name
 * @param instead what is meant; empty where nothing on the index is
 * @param kind why it is wrong
 * @param note a few words more, or empty text
 */
public record Squatter(String distribution, Optional<String> instead, Kind kind, String note) {

    public enum Kind {
        /** Another project has the name. */
        UNRELATED,
        /** An empty package, or one that only points to the right one. */
        DUMMY,
        /** The project goes on under another name. */
        ABANDONED,
        /** Part of Python itself for years. */
        BACKPORT,
        /** A word that is a local module's name. */
        GENERIC;

        static Kind of(String text) {
            return valueOf(text.toUpperCase(Locale.ROOT));
        }
    }
}
