package dev.slipway.plan.python.project;

/**
 * Where packages come from besides PyPI.
 *
 * @param kind what it is
 * @param exact the URL as written, which may hold credentials: never log or answer it
 */
public record IndexUrl(Kind kind, String exact) {

    /** How it joins the other indexes. */
    public enum Kind {
        /** Takes PyPI's place. */
        INDEX,
        /** Asked besides the index. */
        EXTRA_INDEX,
        /** A page or folder of archives. */
        LINKS
    }

    /** The URL without credentials. */
    public String shown() {
        return Redaction.of(exact);
    }

    @Override
    public String toString() {
        return kind + " " + shown();
    }
}
