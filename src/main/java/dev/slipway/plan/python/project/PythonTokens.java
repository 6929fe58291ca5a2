package dev.slipway.plan.python.project;

import java.util.ArrayList;
import java.util.List;

/** Names, strings and signs of a Python file, enough to find a literal list of strings in a {@code setup.py}. Never fails. */
final class PythonTokens {

    enum Kind {
        NAME,
        /** A plain string literal; its text is the value. */
        STRING,
        /** A string whose value is not plain to see: f-strings, bytes, escapes that are not simple. */
        COMPUTED,
        SIGN
    }

    record Token(Kind kind, String text, int line) {
        boolean is(String sign) {
            return kind == Kind.SIGN && text.equals(sign);
        }
    }

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int at;
    private int line = 1;

    private PythonTokens(String text) {
        this.text = text;
    }

    static List<Token> of(String text) {
        PythonTokens scanner = new PythonTokens(text.replace("\r\n", "\n"));
        while (scanner.at < scanner.text.length()) {
            scanner.next();
        }
        return scanner.tokens;
    }

    private void next() {
        char c = text.charAt(at);
        if (c == '#') {
            int end = text.indexOf('\n', at);
            at = end < 0 ? text.length() : end;
        } else if (c == '"' || c == '\'') {
            string("");
        } else if (Character.isJavaIdentifierStart(c) && c != '$') {
            word();
        } else {
            line += c == '\n' ? 1 : 0;
            if (!Character.isWhitespace(c)) {
                tokens.add(new Token(Kind.SIGN, String.valueOf(c), line));
            }
            at++;
        }
    }

    private void word() {
        int start = at;
        while (at < text.length() && Character.isJavaIdentifierPart(text.charAt(at))) {
            at++;
        }
        String word = text.substring(start, at);
        boolean prefix = word.length() <= 2 && at < text.length() && (text.charAt(at) == '"' || text.charAt(at) == '\'');
        if (prefix) {
            string(word);
        } else {
            tokens.add(new Token(Kind.NAME, word, line));
        }
    }

    private void string(String prefix) {
        int began = line;
        String quote = text.substring(at, at + 1);
        boolean triple = text.startsWith(quote.repeat(3), at);
        String closing = triple ? quote.repeat(3) : quote;
        at += closing.length();
        StringBuilder value = new StringBuilder();
        boolean raw = prefix.equalsIgnoreCase("r");
        boolean plain = raw || prefix.isEmpty() || prefix.equalsIgnoreCase("u");
        while (at < text.length() && !text.startsWith(closing, at)) {
            char c = text.charAt(at);
            if (c == '\n' && !triple) {
                break;
            }
            if (c == '\\' && at + 1 < text.length()) {
                plain &= raw || "\\'\"".indexOf(text.charAt(at + 1)) >= 0;
                value.append(raw ? "\\" : "");
                c = text.charAt(++at);
            }
            line += c == '\n' ? 1 : 0;
            value.append(c);
            at++;
        }
        at = Math.min(text.length(), text.startsWith(closing, at) ? at + closing.length() : at);
        tokens.add(new Token(plain ? Kind.STRING : Kind.COMPUTED, value.toString(), began));
    }
}
