package dev.slipway.plan.node.imports;

/** Skips what is not code: strings, regular expressions, comments. Each ends at the latest with its line or the text. */
final class Literals {

    private Literals() {
    }

    /** Reads a string from its opening quote; one that its line does not close ends with the line (ECMA-262, 12.9.4). */
    static String string(Characters in) {
        char quote = in.peek(0);
        in.skip(1);
        int start = in.position();
        while (in.more() && in.peek(0) != quote && in.peek(0) != '\n') {
            in.skip(in.peek(0) == '\\' ? escape(in) : 1);
        }
        String text = in.since(start);
        if (in.peek(0) == quote) {
            in.skip(1);
        }
        return text;
    }

    /** Skips a regular expression from its first slash; slashes within a class do not end it (ECMA-262, 12.9.5). */
    static void regex(Characters in) {
        in.skip(1);
        boolean inClass = false;
        while (in.more() && !in.atLineEnd() && (inClass || in.peek(0) != '/')) {
            if (in.peek(0) == '[') {
                inClass = true;
            } else if (in.peek(0) == ']') {
                inClass = false;
            }
            in.skip(in.peek(0) == '\\' && in.peek(1) != '\n' ? 2 : 1);
        }
        if (in.peek(0) == '/') {
            in.skip(1);
            in.skipWord();
        }
    }

    /** Skips space and comments; the line that begins a script, {@code #!/usr/bin/env node}, is a comment too. */
    static void blank(Characters in) {
        if (in.position() == 0) {
            in.skip(in.peek(0) == '\ufeff' ? 1 : 0);
            if (in.ahead("#!")) {
                in.skipLine();
            }
        }
        while (in.more()) {
            if (Characters.isSpace(in.peek(0))) {
                in.skip(1);
            } else if (in.ahead("//")) {
                in.skipLine();
            } else if (in.ahead("/*")) {
                in.skip(2);
                in.skipPast("*/");
            } else {
                return;
            }
        }
    }

    /** Length of an escape; that of a line end may be two characters. */
    static int escape(Characters in) {
        return in.peek(1) == '\r' && in.peek(2) == '\n' ? 3 : 2;
    }
}
