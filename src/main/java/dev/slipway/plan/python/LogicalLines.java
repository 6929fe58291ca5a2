package dev.slipway.plan.python;

import java.util.ArrayList;
import java.util.List;

/** Cuts a Python file into logical lines: joins brackets and backslashes, drops comments, empties triple quotes. */
final class LogicalLines {

    private final String source;
    private final List<PythonText.Line> lines = new ArrayList<>();
    private final StringBuilder current = new StringBuilder();
    private int at;
    private int number = 1;
    private int startedOn = 1;
    private int depth;

    LogicalLines(String source) {
        this.source = source.startsWith("\uFEFF") ? source.substring(1) : source;
    }

    List<PythonText.Line> read() {
        while (at < source.length()) {
            step(source.charAt(at));
        }
        end();
        return lines;
    }

    private void step(char c) {
        switch (c) {
            case '\n' -> newline();
            case '#' -> at = Math.max(at, lineEnd());
            case '"', '\'' -> string(c);
            case '\\' -> {
                boolean joins = source.startsWith("\n", at + 1) || source.startsWith("\r\n", at + 1);
                at = joins ? source.indexOf('\n', at) + 1 : at + 1;
                number += joins ? 1 : 0;
                current.append(' ');
            }
            case ';' -> {
                at++;
                end();
            }
            default -> other(c);
        }
    }

    private void other(char c) {
        at++;
        if (c == '(' || c == '[' || c == '{') {
            depth++;
        } else if (c == ')' || c == ']' || c == '}') {
            depth = Math.max(0, depth - 1);
        }
        current.append(c);
    }

    private void newline() {
        at++;
        number++;
        if (depth > 0) {
            current.append(' ');
        } else {
            end();
        }
    }

    private void string(char quote) {
        String triple = String.valueOf(quote).repeat(3);
        if (source.startsWith(triple, at)) {
            tripleQuoted(triple);
            return;
        }
        int start = at++;
        while (at < source.length() && source.charAt(at) != quote && source.charAt(at) != '\n') {
            at += source.charAt(at) == '\\' ? 2 : 1;
        }
        at = Math.min(source.length(), at < source.length() && source.charAt(at) == quote ? at + 1 : at);
        String text = source.substring(start, at);
        number += (int) text.chars().filter(c -> c == '\n').count();
        current.append(text.replace('\n', ' '));
    }

    private void tripleQuoted(String triple) {
        int from = at + 3;
        int close = source.indexOf(triple, from);
        int next = close < 0 ? source.length() : close + 3;
        number += (int) source.substring(at, next).chars().filter(c -> c == '\n').count();
        at = next;
        current.append("\"\"");
    }

    private int lineEnd() {
        int end = source.indexOf('\n', at);
        return end < 0 ? source.length() : end;
    }

    private void end() {
        String text = current.toString().stripTrailing();
        if (!text.isBlank()) {
            lines.add(new PythonText.Line(startedOn, text));
        }
        current.setLength(0);
        startedOn = number;
    }
}
