package dev.slipway.plan.node.imports;

import java.util.ArrayDeque;
import java.util.Set;

import dev.slipway.plan.node.imports.Token.Kind;

/**
 * Splits JavaScript and TypeScript into tokens, well enough that nothing inside a string, a template literal, a comment, a
 * regular expression or JSX text is taken for code. Never throws, and looks at each character a bounded number of times; a
 * broken file yields the tokens of its sound parts.
 */
final class Lexer {

    /** Behind these words a value begins, so that a slash opens a regular expression. */
    private static final Set<String> BEFORE_VALUE = Set.of("return", "typeof", "case", "in", "of", "delete", "void",
            "throw", "new", "instanceof", "do", "else", "yield", "await", "default", "extends");
    private static final Set<String> HEADS = Set.of("if", "while", "for", "with");
    private static final Set<String> BEFORE_BLOCK = Set.of("else", "do", "");

    private final Characters in;
    private final ArrayDeque<Frame> frames = new ArrayDeque<>();
    private final Jsx jsx;
    private Token last = new Token(Kind.PUNCTUATION, ";", 1);
    /** Whether a value has just ended, so that a slash divides and {@code <} compares. */
    private boolean afterValue;

    Lexer(String text, boolean withJsx) {
        in = new Characters(text);
        jsx = withJsx ? new Jsx(text, in, frames) : null;
    }

    /** Whether the token last read is outside every bracket. */
    boolean atTopLevel() {
        return frames.isEmpty();
    }

    Token next() {
        last = read();
        return last;
    }

    private Token read() {
        while (in.more()) {
            Frame inside = frames.peek();
            if (inside != null && inside.isJsxText()) {
                jsx.step();
                afterValue = frames.peek() != Frame.JSX_HOLE;
                continue;
            }
            Literals.blank(in);
            if (in.more()) {
                Token token = code();
                if (token != null) {
                    return token;
                }
            }
        }
        return new Token(Kind.END, "", in.line());
    }

    private Token code() {
        char c = in.peek(0);
        int line = in.line();
        if (c == '"' || c == '\'') {
            return value(Kind.STRING, Literals.string(in), line);
        }
        if (c == '`') {
            in.skip(1);
            return template(line);
        }
        if (Character.isDigit(c)) {
            return number(line);
        }
        if (Characters.isWordPart(c)) {
            return word(line);
        }
        if (c == '/' && !afterValue) {
            Literals.regex(in);
            return value(Kind.REGEX, "", line);
        }
        return c == '{' || c == '}' ? brace(c, line) : punctuation(c, line);
    }

    private Token value(Kind kind, String text, int line) {
        afterValue = true;
        return new Token(kind, text, line);
    }

    private Token word(int line) {
        int start = in.position();
        in.skipWord();
        String word = in.since(start);
        afterValue = !BEFORE_VALUE.contains(word) || last.is(".");
        return new Token(Kind.WORD, word, line);
    }

    private Token number(int line) {
        int start = in.position();
        while (Characters.isWordPart(in.peek(0)) || in.peek(0) == '.') {
            in.skip(1);
        }
        return value(Kind.NUMBER, in.since(start), line);
    }

    /** Reads a template literal up to its end or its next hole; code in the hole is code. */
    private Token template(int line) {
        int start = in.position();
        while (in.more() && in.peek(0) != '`' && !in.ahead("${")) {
            in.skip(in.peek(0) == '\\' ? 2 : 1);
        }
        String text = in.since(start);
        if (in.ahead("${")) {
            in.skip(2);
            frames.push(Frame.TEMPLATE_HOLE);
            afterValue = false;
            return new Token(Kind.TEMPLATE, "", line);
        }
        in.skip(1);
        return value(Kind.STRING, text, line);
    }

    private Token brace(char c, int line) {
        in.skip(1);
        if (c == '{') {
            frames.push(opensBlock() ? Frame.BLOCK : Frame.OBJECT);
            afterValue = false;
            return new Token(Kind.PUNCTUATION, "{", line);
        }
        while (frames.peek() == Frame.GROUP || frames.peek() == Frame.HEAD) {
            frames.pop();
        }
        Frame closed = frames.peek() != null && frames.peek().isBrace() ? frames.pop() : Frame.BLOCK;
        if (closed == Frame.TEMPLATE_HOLE) {
            template(line);
            return value(Kind.TEMPLATE, "", line);
        }
        afterValue = closed == Frame.OBJECT;
        return new Token(Kind.PUNCTUATION, "}", line);
    }

    private boolean opensBlock() {
        boolean afterStatement = last.is(";") || last.is("}") || last.is("{") || last.is(")") || last.is("=>");
        return afterValue || afterStatement || BEFORE_BLOCK.contains(last.text());
    }

    private Token punctuation(char c, int line) {
        if (c == '<' && jsx != null && !afterValue && jsx.opens()) {
            in.skip(1);
            frames.push(Frame.JSX_TAG);
            return new Token(Kind.PUNCTUATION, "<", line);
        }
        String text = longest(c);
        in.skip(text.length());
        switch (text) {
            case "(", "[" -> {
                boolean head = last.kind() == Kind.WORD && HEADS.contains(last.text());
                frames.push(head ? Frame.HEAD : Frame.GROUP);
                afterValue = false;
            }
            case ")", "]" -> {
                boolean inGroup = frames.peek() == Frame.GROUP || frames.peek() == Frame.HEAD;
                afterValue = !inGroup || frames.pop() == Frame.GROUP;
            }
            case "++", "--" -> {
                // x++ is still a value, and what ++ goes before is still to come
            }
            default -> afterValue = false;
        }
        return new Token(Kind.PUNCTUATION, text.equals("?.") ? "." : text, line);
    }

    private String longest(char c) {
        if (".=?+-".indexOf(c) < 0) {
            return String.valueOf(c);
        }
        for (String text : new String[] { "...", "=>", "?.", "++", "--" }) {
            if (in.ahead(text)) {
                return text;
            }
        }
        return String.valueOf(c);
    }
}
