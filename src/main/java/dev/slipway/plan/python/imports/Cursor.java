package dev.slipway.plan.python.imports;

/**
 * A position in the text of a file. The text is followed by NULs, so that looking a few characters ahead needs no
 * check; a NUL before {@link #limit} belongs to the file.
 */
final class Cursor {
    private static final int PADDING = 4;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    final char[] text;
    final int limit;
    int position;
    int line = 1;
    /** Characters looked at more than once, and other work beyond one pass; tests hold it against the length. */
    long extraWork;

    Cursor(String source) {
        limit = source.length();
        text = new char[limit + PADDING];
        source.getChars(0, limit, text, 0);
        position = text[0] == BYTE_ORDER_MARK ? 1 : 0;
    }

    boolean atEnd() {
        return position >= limit;
    }

    void skipToLineEnd() {
        position = lineEndFrom(position);
    }

    int lineEndFrom(int from) {
        int i = from;
        while (i < limit && !CharClass.isLineEnd(text[i])) {
            i++;
        }
        return i;
    }

    /** Steps over LF, CR or CRLF, each of which ends one line (reference, 2.1.2 "Physical lines"). */
    void stepOverLineEnd() {
        position = afterLineEnd(position);
        line++;
    }

    int afterLineEnd(int at) {
        return text[at] == '\r' && text[at + 1] == '\n' ? at + 2 : at + 1;
    }

    int skipBlanks(int from) {
        int i = from;
        while (CharClass.isBlank(text[i])) {
            i++;
        }
        return i;
    }

    int wordEnd(int from) {
        int i = from;
        while (CharClass.isWordPart(text[i])) {
            i++;
        }
        return i;
    }

    /** Whether the text between two offsets is exactly this. */
    boolean is(int from, int to, String expected) {
        return to - from == expected.length() && startsWith(from, expected);
    }

    boolean startsWith(int from, String expected) {
        if (from + expected.length() > limit) {
            return false;
        }
        for (int i = 0; i < expected.length(); i++) {
            if (text[from + i] != expected.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    String slice(int from, int to) {
        return new String(text, from, to - from);
    }
}
