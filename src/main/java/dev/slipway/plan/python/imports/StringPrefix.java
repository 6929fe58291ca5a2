package dev.slipway.plan.python.imports;

/** The letters before a string's quote, in any case and order (reference, 2.5; PEP 498, PEP 750; Python 2's ur). */
final class StringPrefix {
    static final int NONE = 0;
    private static final int PLAIN = 1;
    private static final int RAW = 2;
    private static final int FORMAT = 4;
    private static final int TEMPLATE = 8;

    private StringPrefix() {
    }

    /** NONE when these one or two characters are no prefix but a name. */
    static int of(char[] text, int from, int to) {
        int first = one(text[from]);
        if (to - from == 1 || first == NONE) {
            return first;
        }
        int second = one(text[from + 1]);
        boolean exactlyOneRaw = (first == RAW) != (second == RAW);
        return second != NONE && exactlyOneRaw ? first | second : NONE;
    }

    static boolean isRaw(int prefix) {
        return (prefix & RAW) != 0;
    }

    static boolean isTemplate(int prefix) {
        return (prefix & TEMPLATE) != 0;
    }

    /** Whether the string has replacement fields. */
    static boolean isFormat(int prefix) {
        return (prefix & (FORMAT | TEMPLATE)) != 0;
    }

    private static int one(char c) {
        return switch (c) {
            case 'r', 'R' -> RAW;
            case 'b', 'B', 'u', 'U' -> PLAIN;
            case 'f', 'F' -> FORMAT;
            case 't', 'T' -> TEMPLATE;
            default -> NONE;
        };
    }
}
