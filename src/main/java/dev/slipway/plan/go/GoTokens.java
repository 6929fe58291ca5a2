package dev.slipway.plan.go;

/** Splits Go into words, strings and single characters; comments and the insides of literals are skipped. */
final class GoTokens {

    private final String source;
    private int at;
    private int line = 1;
    private int tokenLine = 1;
    private int depth;
    private int tokenDepth;
    private String text = "";
    private boolean string;

    GoTokens(String source) {
        this.source = source;
    }

    /** Moves to the next token; whether there is one. */
    boolean next() {
        skipBlank();
        tokenLine = line;
        tokenDepth = depth;
        string = false;
        if (at >= source.length()) {
            return false;
        }
        char c = source.charAt(at);
        if (c == '"' || c == '`' || c == '\'') {
            literal(c);
        } else if (Character.isLetterOrDigit(c) || c == '_') {
            word();
        } else {
            text = String.valueOf(c);
            depth = Math.max(0, depth + (c == '{' || c == '(' ? 1 : c == '}' || c == ')' ? -1 : 0));
            at++;
        }
        return true;
    }

    String text() {
        return text;
    }

    /** Whether the token is a string; its text is what stands between the quotes. */
    boolean isString() {
        return string;
    }

    int line() {
        return tokenLine;
    }

    /** How many brackets were open before the token. */
    int depth() {
        return tokenDepth;
    }

    private void word() {
        int start = at;
        while (at < source.length() && (Character.isLetterOrDigit(source.charAt(at)) || source.charAt(at) == '_')) {
            at++;
        }
        text = source.substring(start, at);
    }

    /** Raw strings span lines and know no escapes; the others end with their line at the latest. */
    private void literal(char quote) {
        int start = ++at;
        while (at < source.length() && source.charAt(at) != quote && (quote == '`' || source.charAt(at) != '\n')) {
            if (source.charAt(at) == '\n') {
                line++;
            }
            at += source.charAt(at) == '\\' && quote != '`' && at + 1 < source.length()
                    && source.charAt(at + 1) != '\n' ? 2 : 1;
        }
        text = source.substring(start, Math.min(at, source.length()));
        string = quote != '\'';
        at++;
    }

    private void skipBlank() {
        while (at < source.length()) {
            char c = source.charAt(at);
            if (source.startsWith("//", at)) {
                int end = source.indexOf('\n', at);
                at = end < 0 ? source.length() : end;
            } else if (source.startsWith("/*", at)) {
                int end = source.indexOf("*/", at + 2);
                int stop = end < 0 ? source.length() : end + 2;
                line += (int) source.substring(at, stop).chars().filter(one -> one == '\n').count();
                at = stop;
            } else if (Character.isWhitespace(c) || c == '\ufeff') {
                line += c == '\n' ? 1 : 0;
                at++;
            } else {
                return;
            }
        }
    }
}
