package dev.slipway.plan.python.project;

import java.util.ArrayList;
import java.util.List;

/**
 * The lines of a requirements file as pip sees them: split where Python's {@code str.splitlines} splits, joined after a
 * trailing backslash, without comments and empty lines (pip documentation, "Requirements File Format").
 */
final class LogicalLines {

    /** A joined line and the 1-based number of the first line that it began on. */
    record Line(int number, String text) {
    }

    private final List<Line> lines = new ArrayList<>();
    private final StringBuilder open = new StringBuilder();
    private int openedAt;

    private LogicalLines() {
    }

    static List<Line> of(String text) {
        LogicalLines logical = new LogicalLines();
        int number = 0;
        for (int start = 0; start < text.length(); number++) {
            int end = lineEnd(text, start);
            logical.add(number + 1, text.substring(start, end));
            start = afterLineEnd(text, end);
        }
        logical.close();
        return logical.lines;
    }

    private void add(int number, String line) {
        if (openedAt == 0) {
            openedAt = number;
        }
        boolean comment = line.stripLeading().startsWith("#");
        if (line.endsWith("\\") && !comment) {
            open.append(line, 0, withoutBackslashes(line));
            return;
        }
        open.append(comment ? " " : "").append(line);
        close();
    }

    private void close() {
        String text = withoutComment(open).strip();
        if (!text.isEmpty()) {
            lines.add(new Line(openedAt, text));
        }
        open.setLength(0);
        openedAt = 0;
    }

    /** A {@code #} begins a comment at the start of a line or after white space; elsewhere, as in a URL, it does not. */
    private static String withoutComment(CharSequence line) {
        for (int i = 0; i < line.length(); i++) {
            if (line.charAt(i) == '#' && (i == 0 || Character.isWhitespace(line.charAt(i - 1)))) {
                return line.subSequence(0, i).toString();
            }
        }
        return line.toString();
    }

    private static int withoutBackslashes(String line) {
        int end = line.length();
        while (end > 0 && line.charAt(end - 1) == '\\') {
            end--;
        }
        return end;
    }

    private static int lineEnd(String text, int start) {
        int end = start;
        while (end < text.length() && "\n\r\u000b\f\u001c\u001d\u001e\u0085\u2028\u2029".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return end;
    }

    private static int afterLineEnd(String text, int end) {
        return text.startsWith("\r\n", end) ? end + 2 : end + 1;
    }
}
