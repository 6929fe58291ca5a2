package dev.slipway.plan.python.imports;

/**
 * Steps over strings without replacement fields (Python language reference, 2.5 "Literals").
 * Raw strings end where others do: a backslash keeps the next quote from ending either.
 */
final class Strings {
    private final Cursor cursor;
    private final Nesting nesting;
    private final Findings findings;
    private int recoveredOnLine;
    private boolean rescuedDouble;
    private boolean rescuedSingle;

    Strings(Cursor cursor, Nesting nesting, Findings findings) {
        this.cursor = cursor;
        this.nesting = nesting;
        this.findings = findings;
    }

    /** The flags for the string that begins with the quote at this offset. */
    int flagsAt(int quoteAt) {
        char[] text = cursor.text;
        char quote = text[quoteAt];
        boolean triple = text[quoteAt + 1] == quote && text[quoteAt + 2] == quote;
        return Nesting.quoteFlag(quote) | (triple ? Nesting.TRIPLE : 0);
    }

    static int quoteLength(int flags) {
        return (flags & Nesting.TRIPLE) != 0 ? 3 : 1;
    }

    /** Steps over the string whose opening quote is at the cursor. */
    void skip(int flags) {
        int line = cursor.line;
        if (nesting.strings() > 0 && nesting.reusesQuotes(flags)) {
            findings.feature(SyntaxFeature.FREE_F_STRING, line);
        }
        if ((flags & Nesting.TRIPLE) != 0) {
            skipTriple(flags, line);
        } else {
            skipSingle(line);
        }
    }

    private void skipSingle(int line) {
        char[] text = cursor.text;
        int opened = cursor.position;
        char quote = text[opened];
        int i = opened + 1;
        boolean escaped = false;
        while (true) {
            char c = text[i];
            if (c == quote) {
                cursor.position = i + 1;
                break;
            }
            if (c == '\\') {
                escaped = true;
                i = stepOverEscape(i);
            } else if (c == '\n' || c == '\r' || c == 0 && i >= cursor.limit) {
                cursor.position = Math.min(i, cursor.limit);
                unterminated(opened, quote, line);
                break;
            } else {
                i++;
            }
        }
        noteEscape(escaped, line);
    }

    private void skipTriple(int flags, int line) {
        char[] text = cursor.text;
        char quote = text[cursor.position];
        int i = cursor.position + 3;
        boolean escaped = false;
        while (true) {
            char c = text[i];
            if (c == quote && text[i + 1] == quote && text[i + 2] == quote) {
                cursor.position = i + 3;
                break;
            }
            if (c == '\\') {
                escaped = true;
                i = stepOverEscape(i);
            } else if (c == '\n' || c == '\r') {
                i = cursor.afterLineEnd(i);
                cursor.line++;
            } else if (c == 0 && i >= cursor.limit) {
                rescue(flags, line);
                break;
            } else {
                i++;
            }
        }
        noteEscape(escaped, line);
    }

    /** A backslash and what it escapes, which may be a line end of two characters. */
    private int stepOverEscape(int backslash) {
        int next = backslash + 1;
        if (next >= cursor.limit) {
            return cursor.limit;
        }
        if (CharClass.isLineEnd(cursor.text[next])) {
            cursor.line++;
            return cursor.afterLineEnd(next);
        }
        return next + 1;
    }

    private void noteEscape(boolean escaped, int line) {
        if (escaped && nesting.strings() > 0) {
            findings.feature(SyntaxFeature.FREE_F_STRING, line);
        }
    }

    /**
     * The string has ended at the line's end. In a field of an f-string with that same quote, it was most likely the
     * f-string's closing quote, and the field's brace is missing: {@code f"{x"}. Once a line, to stay linear.
     */
    private void unterminated(int opened, char quote, int line) {
        findings.problem("unterminated string", line);
        boolean closesField = nesting.strings() > 0 && nesting.reusesQuotes(Nesting.quoteFlag(quote));
        if (closesField && cursor.line == line && recoveredOnLine != line) {
            recoveredOnLine = line;
            cursor.extraWork += cursor.position - opened;
            cursor.position = opened + 1;
            nesting.popString();
        }
    }

    /**
     * A triple-quoted string that never ends is given up after its first line, once for each kind of quote: what
     * follows may be read in vain, but only once.
     */
    private void rescue(int flags, int line) {
        findings.problem("unterminated triple-quoted string", line);
        boolean isDouble = (flags & Nesting.DOUBLE) != 0;
        if (isDouble ? rescuedDouble : rescuedSingle) {
            cursor.position = cursor.limit;
            return;
        }
        rescuedDouble |= isDouble;
        rescuedSingle |= !isDouble;
        cursor.extraWork += cursor.limit - cursor.position;
        cursor.line = line;
        cursor.skipToLineEnd();
    }
}
