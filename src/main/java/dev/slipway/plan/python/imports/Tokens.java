package dev.slipway.plan.python.imports;

/** The tokens of a file as the statement readers take them; on the way past, literal dynamic imports are noted. */
final class Tokens {
    private final Lexer lexer;
    private final DynamicImports dynamicImports;
    private int kind = Token.NEWLINE;
    private int previousKind = Token.NEWLINE;

    Tokens(Lexer lexer, DynamicImports dynamicImports) {
        this.lexer = lexer;
        this.dynamicImports = dynamicImports;
    }

    int next() {
        previousKind = kind;
        kind = lexer.next();
        if (kind == Token.NAME && DynamicImports.hasLengthOfOne(lexer.end - lexer.start)) {
            dynamicImports.look(lexer.start, lexer.end, lexer.line);
        }
        return kind;
    }

    int kind() {
        return kind;
    }

    /** The kind of the token before the last one. */
    int previousKind() {
        return previousKind;
    }

    int start() {
        return lexer.start;
    }

    int end() {
        return lexer.end;
    }

    int line() {
        return lexer.line;
    }

    int depth() {
        return lexer.depth();
    }

    char charAt(int offset) {
        return lexer.charAt(offset);
    }

    boolean is(String expected) {
        return lexer.is(expected);
    }

    boolean isName(String expected) {
        return kind == Token.NAME && lexer.is(expected);
    }

    String text() {
        return lexer.text();
    }

    /** Whether the last token ends a simple statement: a line end, or a semicolon outside of brackets. */
    boolean endsStatement() {
        return Token.endsLine(kind) || kind == ';' && lexer.depth() == 0;
    }

    int skipStatement() {
        while (!endsStatement()) {
            next();
        }
        return kind;
    }
}
