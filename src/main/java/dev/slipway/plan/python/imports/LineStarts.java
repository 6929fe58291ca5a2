package dev.slipway.plan.python.imports;

/** What the beginnings of lines mean: indentation, blank lines, merge markers. */
final class LineStarts {
    private final Cursor cursor;
    private final char[] text;
    private final Findings findings;
    private final Resync resync;

    LineStarts(Cursor cursor, Findings findings) {
        this.cursor = cursor;
        this.text = cursor.text;
        this.findings = findings;
        this.resync = new Resync(cursor);
    }

    /** At the beginning of a line within brackets: whether it shows that they were forgotten. */
    boolean mustBeginStatement() {
        skipMergeMarkers();
        return resync.statementBegins();
    }

    private void skipMergeMarkers() {
        while (resync.isMergeMarker()) {
            findings.problem("merge conflict marker", cursor.line);
            cursor.skipToLineEnd();
            if (cursor.atEnd()) {
                return;
            }
            cursor.stepOverLineEnd();
        }
    }

    /**
     * Goes to the first token of the next logical line, over blank lines, comments and merge markers.
     *
     * @return its column, or -1 at the end of the file
     */
    int beginLine() {
        while (true) {
            skipMergeMarkers();
            int column = indentation();
            if (text[cursor.position] == '#') {
                cursor.skipToLineEnd();
            }
            if (cursor.atEnd()) {
                return -1;
            }
            if (!CharClass.isLineEnd(text[cursor.position])) {
                return column;
            }
            cursor.stepOverLineEnd();
        }
    }

    /**
     * Reference, 2.1.8 "Indentation": a tab goes to the next multiple of eight, a form feed starts anew. Of an
     * indentation that backslashes split over several lines CPython counts the first that is not empty.
     */
    private int indentation() {
        int column = 0;
        int first = 0;
        while (true) {
            switch (text[cursor.position]) {
                case ' ' -> column++;
                case '\t' -> column = (column / 8 + 1) * 8;
                case '\f' -> column = 0;
                case '\\' -> {
                    if (!CharClass.isLineEnd(text[cursor.position + 1])) {
                        return first > 0 ? first : column;
                    }
                    first = first > 0 ? first : column;
                    cursor.position++;
                    cursor.stepOverLineEnd();
                    continue;
                }
                default -> {
                    return first > 0 ? first : column;
                }
            }
            cursor.position++;
        }
    }
}
