package dev.slipway.plan.python.imports;

/**
 * Recognises, at the beginning of a line, what can only be the beginning of a statement, so that a bracket that
 * somebody forgot to close does not swallow the rest of the file. Every word here is a keyword that no valid expression
 * can have at that place, which is why valid files are never cut.
 */
final class Resync {
    private static final String[] WORDS = {
            "import", "def", "class", "return", "while", "with", "try", "raise", "pass", "del", "global", "nonlocal",
            "assert", "break", "continue"
    };
    private static final String[] MERGE_MARKERS = { "<<<<<<<", "=======", ">>>>>>>", "|||||||" };

    private final Cursor cursor;

    Resync(Cursor cursor) {
        this.cursor = cursor;
    }

    boolean statementBegins() {
        int start = cursor.skipBlanks(cursor.position);
        cursor.extraWork += start - cursor.position;
        if (!mayBeginStatement(cursor.text[start])) {
            return false;
        }
        int end = cursor.wordEnd(start);
        cursor.extraWork += end - start;
        for (String word : WORDS) {
            if (cursor.is(start, end, word)) {
                return true;
            }
        }
        // These three can begin a line within brackets (yield from, async for, a conditional expression).
        return cursor.is(start, end, "from") && importFollows(end)
                || cursor.is(start, end, "async") && cursor.startsWith(cursor.skipBlanks(end), "def ")
                || cursor.startsWith(start, "if __name__ ==") && start == cursor.position;
    }

    /** Git's conflict markers: seven signs in column 0, and nothing that Python could mean by them. */
    boolean isMergeMarker() {
        char c = cursor.text[cursor.position];
        if (c != '<' && c != '=' && c != '>' && c != '|') {
            return false;
        }
        for (String marker : MERGE_MARKERS) {
            if (cursor.startsWith(cursor.position, marker)) {
                char next = cursor.text[cursor.position + marker.length()];
                return next == ' ' || CharClass.isLineEnd(next) || next == 0;
            }
        }
        return false;
    }

    private static boolean mayBeginStatement(char c) {
        return c >= 'a' && c <= 'w';
    }

    private boolean importFollows(int afterFrom) {
        int i = cursor.skipBlanks(afterFrom);
        while (cursor.text[i] == '.' || CharClass.isWordPart(cursor.text[i])) {
            i++;
        }
        int word = cursor.skipBlanks(i);
        int end = cursor.wordEnd(word);
        cursor.extraWork += end - afterFrom;
        return cursor.is(word, end, "import");
    }
}
