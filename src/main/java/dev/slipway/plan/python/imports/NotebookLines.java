package dev.slipway.plan.python.imports;

import java.util.Set;

/**
 * Skips the lines that IPython takes and Python does not: {@code %magic}, {@code !command} and {@code ?help} lines,
 * and whole cells behind a {@code %%magic} for another language, up to the next cell's {@code # %%} or {@code # In[}
 * (the marks of jupytext and nbconvert) or the end of the file. Callers who join the cells of a notebook themselves
 * should put a {@code # %%} line between them.
 */
final class NotebookLines {
    private static final Set<String> PYTHON_CELLS = Set.of("%%time", "%%timeit", "%%capture", "%%prun", "%%python", "%%python3",
            "%%memit", "%%snakeviz",
            "%%debug");

    private final Cursor cursor;
    private final PipCommand pipCommand;

    NotebookLines(Cursor cursor, Findings findings) {
        this.cursor = cursor;
        this.pipCommand = new PipCommand(findings);
    }

    /** At the beginning of a statement; false if it is not one of these lines. */
    boolean skip() {
        int start = cursor.position;
        return switch (cursor.text[start]) {
            case '%' -> {
                boolean otherLanguage = beginsCellInOtherLanguage(start);
                skipCommand(1);
                if (otherLanguage) {
                    skipCell();
                }
                yield true;
            }
            case '!', '?' -> {
                skipCommand(1);
                yield true;
            }
            case 'p' -> {
                // IPython's automagic takes it without the % sign.
                boolean isCommand = cursor.startsWith(start, "pip install ");
                if (isCommand) {
                    skipCommand(0);
                }
                yield isCommand;
            }
            default -> false;
        };
    }

    private boolean beginsCellInOtherLanguage(int start) {
        if (cursor.text[start + 1] != '%') {
            return false;
        }
        int end = cursor.wordEnd(start + 2);
        return !PYTHON_CELLS.contains(cursor.slice(start, end));
    }

    /** Skips the rest of the line, and the next ones as long as a backslash joins them. */
    private void skipCommand(int signLength) {
        int line = cursor.line;
        int from = cursor.position + signLength;
        cursor.skipToLineEnd();
        while (cursor.position > from && cursor.text[cursor.position - 1] == '\\' && !cursor.atEnd()) {
            cursor.stepOverLineEnd();
            cursor.skipToLineEnd();
        }
        String command = cursor.slice(from, Math.max(from, cursor.position));
        cursor.extraWork += command.length();
        pipCommand.read(command, line);
        if (!cursor.atEnd()) {
            cursor.stepOverLineEnd();
        }
    }

    private void skipCell() {
        while (!cursor.atEnd() && !isCellMark()) {
            cursor.skipToLineEnd();
            if (!cursor.atEnd()) {
                cursor.stepOverLineEnd();
            }
        }
    }

    private boolean isCellMark() {
        int at = cursor.position;
        return cursor.startsWith(at, "# %%") || cursor.startsWith(at, "#%%") || cursor.startsWith(at, "# In[");
    }

    /** What nbconvert writes: {@code get_ipython().system('pip install x')}, given the end of the first name. */
    void readConverted(int nameEnd, int line) {
        int lineEnd = cursor.lineEndFrom(nameEnd);
        cursor.extraWork += lineEnd - nameEnd;
        StringBuilder command = new StringBuilder();
        int i = nameEnd;
        while (i < lineEnd) {
            char c = cursor.text[i++];
            if (c == '\'' || c == '"') {
                i = appendLiteral(command, i, lineEnd, c);
            }
        }
        pipCommand.read(command.toString(), line);
    }

    private int appendLiteral(StringBuilder command, int from, int lineEnd, char quote) {
        int i = from;
        while (i < lineEnd && cursor.text[i] != quote) {
            if (cursor.text[i] == '\\') {
                i++;
            }
            if (i < lineEnd) {
                command.append(cursor.text[i]);
            }
            i++;
        }
        command.append(' ');
        return i + 1;
    }
}
