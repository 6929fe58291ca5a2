package dev.slipway.plan.python.project.toml;

/** Characters, white space, keys and strings of TOML; counts lines as it goes. */
final class TomlScanner {

    private final String text;
    private int at;
    private int line = 1;

    TomlScanner(String text) {
        this.text = text;
    }

    int line() {
        return line;
    }

    boolean atEnd() {
        return at >= text.length();
    }

    /** The character here; NUL at the end. */
    char peek() {
        return atEnd() ? '\0' : text.charAt(at);
    }

    boolean take(char wanted) {
        boolean here = !atEnd() && text.charAt(at) == wanted;
        at += here ? 1 : 0;
        return here;
    }

    void expect(char wanted) {
        if (!take(wanted)) {
            throw expected("\"" + wanted + "\"");
        }
    }

    void skipBlanks() {
        while (peek() == ' ' || peek() == '\t') {
            at++;
        }
    }

    /** Blanks, comments and line ends. */
    void skipLines() {
        for (skipBlanks(); peek() == '\n' || peek() == '#'; skipBlanks()) {
            if (peek() == '#') {
                skipComment();
            } else {
                newline();
            }
        }
    }

    /** What may follow on the line of a header or value: nothing but a comment. */
    void endLine() {
        skipBlanks();
        skipComment();
        if (!atEnd() && peek() != '\n') {
            throw expected("the end of the line");
        }
    }

    String key() {
        if (peek() == '"' || peek() == '\'') {
            return singleLine(next());
        }
        int start = at;
        while (!atEnd() && isBareKey(peek())) {
            at++;
        }
        if (at == start) {
            throw expected("a key");
        }
        return text.substring(start, at);
    }

    /** A number, date or boolean; a date and its time may have one blank between them. */
    String bare() {
        int start = at;
        takeBare();
        boolean date = at - start == 10 && text.charAt(start + 4) == '-' && peek() == ' ';
        if (date && at + 1 < text.length() && Character.isDigit(text.charAt(at + 1))) {
            at++;
            takeBare();
        }
        String raw = text.substring(start, at);
        if (raw.isEmpty() || !raw.equals("true") && !raw.equals("false") && !looksNumeric(raw)) {
            at = start;
            throw expected("a value");
        }
        return raw;
    }

    String string() {
        char quote = next();
        if (peek() == quote && at + 1 < text.length() && text.charAt(at + 1) == quote) {
            at += 2;
            return multiLine(quote);
        }
        return singleLine(quote);
    }

    private void takeBare() {
        while (!atEnd() && (isBareKey(peek()) || peek() == '+' || peek() == '.' || peek() == ':')) {
            at++;
        }
    }

    private static boolean looksNumeric(String raw) {
        String unsigned = raw.startsWith("+") || raw.startsWith("-") ? raw.substring(1) : raw;
        return unsigned.equals("inf") || unsigned.equals("nan") || !unsigned.isEmpty() && Character.isDigit(unsigned.charAt(0));
    }

    private String singleLine(char quote) {
        StringBuilder value = new StringBuilder();
        while (peek() != quote || atEnd()) {
            if (atEnd() || peek() == '\n') {
                throw new BrokenToml(line, "the string is not closed on its line");
            }
            character(quote, value);
        }
        at++;
        return value.toString();
    }

    private String multiLine(char quote) {
        if (peek() == '\n') {
            newline();
        }
        int opened = line;
        StringBuilder value = new StringBuilder();
        while (!closes(quote, value)) {
            if (atEnd()) {
                throw new BrokenToml(opened, "the string that begins here is never closed");
            }
            if (peek() == '\n') {
                newline();
                value.append('\n');
            } else if (quote == '"' && peek() == '\\' && lineContinues()) {
                at++;
                skipWhiteSpace();
            } else {
                character(quote, value);
            }
        }
        return value.toString();
    }

    /** Three quotes close; up to two more just before them belong to the text. */
    private boolean closes(char quote, StringBuilder value) {
        if (!text.startsWith(String.valueOf(quote).repeat(3), at)) {
            return false;
        }
        at += 3;
        for (int more = 0; more < 2 && take(quote); more++) {
            value.append(quote);
        }
        return true;
    }

    private boolean lineContinues() {
        int i = at + 1;
        while (i < text.length() && (text.charAt(i) == ' ' || text.charAt(i) == '\t')) {
            i++;
        }
        return i < text.length() && text.charAt(i) == '\n';
    }

    private void skipWhiteSpace() {
        for (skipBlanks(); peek() == '\n'; skipBlanks()) {
            newline();
        }
    }

    private void character(char quote, StringBuilder value) {
        char c = next();
        if (c == '\\' && quote == '"') {
            escape(value);
        } else if (c < ' ' && c != '\t' || c == 0x7f) {
            throw new BrokenToml(line, String.format("the string holds the control character U+%04X", (int) c));
        } else {
            value.append(c);
        }
    }

    private void escape(StringBuilder value) {
        char c = atEnd() ? '\0' : next();
        switch (c) {
            case 'b' -> value.append('\b');
            case 't' -> value.append('\t');
            case 'n' -> value.append('\n');
            case 'f' -> value.append('\f');
            case 'r' -> value.append('\r');
            case 'e' -> value.append('\u001b');
            case '"', '\\' -> value.append(c);
            case 'x' -> value.append((char) hex(2));
            case 'u' -> appendScalar(value, hex(4));
            case 'U' -> appendScalar(value, hex(8));
            default -> throw new BrokenToml(line, "a \\ in a string must begin an escape; write \\\\ or use '...'");
        }
    }

    private void appendScalar(StringBuilder value, long codePoint) {
        if (codePoint > Character.MAX_CODE_POINT || codePoint >= 0xD800 && codePoint <= 0xDFFF) {
            throw new BrokenToml(line, "the escape names no Unicode character");
        }
        value.appendCodePoint((int) codePoint);
    }

    private long hex(int digits) {
        long number = 0;
        for (int i = 0; i < digits; i++) {
            int digit = atEnd() ? -1 : Character.digit(next(), 16);
            if (digit < 0) {
                throw new BrokenToml(line, "the escape needs " + digits + " hexadecimal digits");
            }
            number = number * 16 + digit;
        }
        return number;
    }

    private void skipComment() {
        if (peek() == '#') {
            int end = text.indexOf('\n', at);
            at = end < 0 ? text.length() : end;
        }
    }

    private void newline() {
        at++;
        line++;
    }

    private char next() {
        return text.charAt(at++);
    }

    private static boolean isBareKey(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' || c == '-';
    }

    private BrokenToml expected(String what) {
        String found = atEnd() ? "the end of the file"
                : peek() == '\n' ? "the end of the line" : "\"" + Character.toString(text.codePointAt(at)) + "\"";
        return new BrokenToml(line, "expected " + what + " but found " + found);
    }
}
