package dev.slipway.plan.python.imports;

/**
 * Reads the literal parts of f-strings and t-strings up to the next replacement field or the closing quote, and leaves
 * the fields to the {@link Lexer} (Python language reference, 2.5.7 "Formatted string literals"; PEP 701).
 */
final class FormatStrings {
    private final Cursor cursor;
    private final Nesting nesting;
    private final Findings findings;

    FormatStrings(Cursor cursor, Nesting nesting, Findings findings) {
        this.cursor = cursor;
        this.nesting = nesting;
        this.findings = findings;
    }

    /** Opens the string whose quote is at the cursor. */
    void open(int flags) {
        if (nesting.strings() > 0 && nesting.reusesQuotes(flags)) {
            findings.feature(SyntaxFeature.FREE_F_STRING, cursor.line);
        }
        nesting.push(Nesting.STRING | flags, cursor.line);
        cursor.position += Strings.quoteLength(flags);
    }

    /** Turns what follows the colon of a field into a format specifier. */
    void beginSpecifier() {
        nesting.push(Nesting.SPEC | Nesting.flags(nesting.top()), cursor.line);
    }

    void skipLiteral() {
        int frame = nesting.top();
        boolean specifier = Nesting.type(frame) == Nesting.SPEC;
        boolean triple = (frame & Nesting.TRIPLE) != 0;
        char quote = (frame & Nesting.DOUBLE) != 0 ? '"' : '\'';
        char[] text = cursor.text;
        int i = cursor.position;
        while (true) {
            char c = text[i];
            if (c == quote && (!triple || text[i + 1] == quote && text[i + 2] == quote)) {
                cursor.position = i + (triple ? 3 : 1);
                close(specifier);
                return;
            }
            switch (c) {
                case '\\' -> i = escape(i, frame);
                case '{' -> {
                    // Within a format specifier braces cannot be doubled: each opens a field.
                    if (specifier || text[i + 1] != '{') {
                        openField(i, frame);
                        return;
                    }
                    i += 2;
                }
                case '}' -> {
                    i++;
                    if (specifier) {
                        closeField(i);
                        return;
                    }
                }
                case '\n', '\r' -> {
                    if (!triple) {
                        endAtLineEnd(i, specifier);
                        return;
                    }
                    i = cursor.afterLineEnd(i);
                    cursor.line++;
                }
                case 0 -> {
                    if (i >= cursor.limit) {
                        endAtFileEnd();
                        return;
                    }
                    i++;
                }
                default -> i++;
            }
        }
    }

    private void close(boolean fieldIsOpen) {
        if (fieldIsOpen) {
            findings.problem("f-string field that is never closed", cursor.line);
        }
        nesting.popString();
    }

    private void openField(int brace, int frame) {
        nesting.push(Nesting.FIELD | Nesting.flags(frame), cursor.line);
        cursor.position = brace + 1;
    }

    private void closeField(int after) {
        nesting.pop();
        nesting.pop();
        cursor.position = after;
    }

    /** The offset behind a backslash and what it escapes; braces are never escaped by it. */
    private int escape(int backslash, int frame) {
        if (nesting.strings() > 1) {
            findings.feature(SyntaxFeature.FREE_F_STRING, cursor.line);
        }
        int next = backslash + 1;
        if (next >= cursor.limit) {
            return cursor.limit;
        }
        char c = cursor.text[next];
        if (CharClass.isLineEnd(c)) {
            cursor.line++;
            return cursor.afterLineEnd(next);
        }
        if (c == '{' || c == '}') {
            return next;
        }
        boolean named = c == 'N' && cursor.text[next + 1] == '{' && (frame & Nesting.RAW) == 0;
        return named ? unicodeNameEnd(next + 2) : next + 1;
    }

    /** The offset behind the name in {@code \N{BULLET}}, whose braces are not those of a field. */
    private int unicodeNameEnd(int from) {
        int i = from;
        while (CharClass.isWordPart(cursor.text[i]) || cursor.text[i] == ' ' || cursor.text[i] == '-') {
            i++;
        }
        return cursor.text[i] == '}' ? i + 1 : i;
    }

    private void endAtLineEnd(int at, boolean specifier) {
        cursor.position = at;
        if (specifier) {
            // As in CPython 3.12: the line end ends the specifier, and the field goes on.
            nesting.pop();
            return;
        }
        findings.problem("unterminated f-string", cursor.line);
        nesting.popString();
    }

    private void endAtFileEnd() {
        cursor.position = cursor.limit;
        findings.problem("unterminated f-string", nesting.openedOnLine());
        nesting.clear();
    }
}
