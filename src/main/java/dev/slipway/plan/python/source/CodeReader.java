package dev.slipway.plan.python.source;

/** Blanks comments and triple-quoted strings in one pass (Python language reference, 2.1 and 2.4.1). */
final class CodeReader {

    private final String source;
    private final char[] kept;
    private int at;
    private int depth;
    private boolean runs;

    CodeReader(String source) {
        this.source = source;
        this.kept = source.toCharArray();
    }

    CodeText read() {
        boolean lineStart = true;
        while (at < kept.length) {
            char c = kept[at];
            if (lineStart && depth == 0 && !runs && Character.isLetter(c)) {
                runs = CodeText.acts(restOfLine());
            }
            lineStart = c == '\n';
            step(c);
        }
        return new CodeText(new String(kept), runs);
    }

    private String restOfLine() {
        int end = source.indexOf('\n', at);
        return source.substring(at, Math.min(at + 200, end < 0 ? kept.length : end)).stripTrailing();
    }

    private void step(char c) {
        switch (c) {
            case '#' -> blankTo(end(source.indexOf('\n', at)));
            case '"', '\'' -> string(c);
            case '(', '[', '{' -> {
                depth++;
                at++;
            }
            case ')', ']', '}' -> {
                depth = Math.max(0, depth - 1);
                at++;
            }
            default -> at++;
        }
    }

    private void string(char quote) {
        if (source.startsWith("" + quote + quote + quote, at)) {
            blankTo(tripleEnd(quote));
            return;
        }
        at++;
        while (at < kept.length && kept[at] != quote && kept[at] != '\n') {
            at += kept[at] == '\\' && at + 1 < kept.length && kept[at + 1] != '\n' ? 2 : 1;
        }
        at = at < kept.length && kept[at] == quote ? at + 1 : Math.min(at, kept.length);
    }

    private int tripleEnd(char quote) {
        int i = at + 3;
        while (i < kept.length) {
            if (kept[i] == '\\') {
                i++;
            } else if (kept[i] == quote && i + 2 < kept.length && kept[i + 1] == quote && kept[i + 2] == quote) {
                return i + 3;
            }
            i++;
        }
        return kept.length;
    }

    private int end(int found) {
        return found < 0 ? kept.length : found;
    }

    private void blankTo(int end) {
        for (; at < end; at++) {
            kept[at] = kept[at] == '\n' ? '\n' : ' ';
        }
    }
}
