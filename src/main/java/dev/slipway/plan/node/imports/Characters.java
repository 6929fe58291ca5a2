package dev.slipway.plan.node.imports;

/** The text being read, and where: knows characters and lines, not tokens. */
final class Characters {

    private final String text;
    private int at;
    private int line = 1;

    Characters(String text) {
        this.text = text;
    }

    boolean more() {
        return at < text.length();
    }

    int position() {
        return at;
    }

    int line() {
        return line;
    }

    /** The character so many places ahead; NUL behind the end. */
    char peek(int ahead) {
        return at + ahead < text.length() ? text.charAt(at + ahead) : '\0';
    }

    boolean ahead(String wanted) {
        return ahead(0, wanted);
    }

    boolean ahead(int distance, String wanted) {
        return text.startsWith(wanted, at + distance);
    }

    String since(int start) {
        return text.substring(start, at);
    }

    void skip(int count) {
        int end = Math.min(text.length(), at + count);
        for (; at < end; at++) {
            if (text.charAt(at) == '\n') {
                line++;
            }
        }
    }

    /** Skips to the next place that reads so, or to the end; the wanted text itself is skipped too. */
    void skipPast(String wanted) {
        int found = text.indexOf(wanted, at);
        skip((found < 0 ? text.length() : found + wanted.length()) - at);
    }

    void skipLine() {
        while (more() && !atLineEnd()) {
            at++;
        }
    }

    void skipWord() {
        while (more() && isWordPart(text.charAt(at))) {
            at++;
        }
    }

    boolean atLineEnd() {
        char c = peek(0);
        return c == '\n' || c == '\r' || c == '\u2028' || c == '\u2029';
    }

    static boolean isWordPart(char c) {
        if (c < 128) {
            return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' || c == '$';
        }
        return Character.isLetterOrDigit(c) || c == '\u200c' || c == '\u200d' || Character.isSurrogate(c)
                || Character.getType(c) == Character.NON_SPACING_MARK;
    }

    static boolean isSpace(char c) {
        return Character.isWhitespace(c) || c == '\u00a0' || c == '\ufeff';
    }
}
