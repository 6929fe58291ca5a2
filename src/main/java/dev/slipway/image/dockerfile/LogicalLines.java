package dev.slipway.image.dockerfile;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Joins the lines of a Dockerfile that are continued. Programs differ in a few corners, and a line that is a part of a
 * command to one may be an instruction to another; text that could be read in two ways is refused.
 */
final class LogicalLines {

    private static final Pattern ESCAPE = Pattern.compile("(?i)#\\s*escape\\s*=\\s*(.*)");

    /** Text of one instruction and the number of its first line. */
    record Line(String text, int number) {
    }

    private final List<Line> found = new ArrayList<>();
    private final StringBuilder open = new StringBuilder();
    private int begin;
    private boolean isOpen;
    private boolean mayHaveEnded;

    private LogicalLines() {
    }

    static List<Line> of(String text) {
        LogicalLines lines = new LogicalLines();
        int number = 0;
        for (String line : (text.startsWith("\ufeff") ? text.substring(1) : text).split("\n", -1)) {
            lines.add(line.endsWith("\r") ? line.substring(0, line.length() - 1) : line, ++number);
        }
        lines.close();
        return lines.found;
    }

    private void add(String line, int number) {
        rejectControls(line, number);
        String content = line.strip();
        if (content.startsWith("#")) {
            comment(line, content, number);
        } else if (!content.isEmpty()) {
            rejectAmbiguous(content, number);
            text(line, number);
        }
    }

    private void comment(String line, String content, int number) {
        if (found.isEmpty() && !isOpen && ESCAPE.matcher(content).matches() && !content.endsWith("\\")) {
            throw new UnreadableException(number, "changes the escape character; use the backslash");
        }
        // some take an indented comment for the end of the command that it interrupts
        mayHaveEnded |= isOpen && !line.startsWith("#");
    }

    private void rejectAmbiguous(String content, int number) {
        String word = content.split("\\s", 2)[0].toUpperCase(Locale.ROOT);
        if (mayHaveEnded && Instruction.KEYWORDS.contains(word)) {
            throw new UnreadableException(number, "may be an instruction or a part of the command before the comment;"
                    + " move the comment away");
        }
        mayHaveEnded = false;
    }

    private void text(String line, int number) {
        if (!isOpen) {
            begin = number;
            isOpen = true;
        }
        int end = line.length();
        while (end > 0 && (line.charAt(end - 1) == ' ' || line.charAt(end - 1) == '\t')) {
            end--;
        }
        boolean continued = end > 0 && line.charAt(end - 1) == '\\';
        open.append(line, 0, continued ? end - 1 : line.length());
        if (!continued) {
            close();
        }
    }

    private void close() {
        if (isOpen && !open.toString().isBlank()) {
            found.add(new Line(open.toString(), begin));
        }
        open.setLength(0);
        isOpen = false;
    }

    private static void rejectControls(String line, int number) {
        if (line.chars().anyMatch(c -> Character.isISOControl(c) && c != '\t')) {
            throw new UnreadableException(number, "holds a control character");
        }
    }
}
