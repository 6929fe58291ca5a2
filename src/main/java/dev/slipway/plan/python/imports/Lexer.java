package dev.slipway.plan.python.imports;

import java.text.Normalizer;

/**
 * Cuts a Python file into tokens (Python language reference, 2 "Lexical analysis"). It does not check: any text has
 * tokens, and at least one character is consumed for each, which is what bounds the time.
 */
final class Lexer {
    /** Offsets and line of the last token. */
    int start;
    int end;
    int line;

    private final Cursor cursor;
    private final char[] text;
    private final Nesting nesting = new Nesting();
    private final Findings findings;
    private final Strings strings;
    private final FormatStrings formatStrings;
    private final LineStarts lineStarts;

    Lexer(Cursor cursor, Findings findings) {
        this.cursor = cursor;
        this.text = cursor.text;
        this.findings = findings;
        this.strings = new Strings(cursor, nesting, findings);
        this.formatStrings = new FormatStrings(cursor, nesting, findings);
        this.lineStarts = new LineStarts(cursor, findings);
    }

    /** How many brackets and f-strings are open after the last token. */
    int depth() {
        return nesting.depth();
    }

    char charAt(int offset) {
        return text[offset];
    }

    /** See {@link LineStarts#beginLine()}. */
    int beginLine() {
        return lineStarts.beginLine();
    }

    boolean is(String expected) {
        return cursor.is(start, end, expected);
    }

    /** The last token's text; a name is given in the form in which Python compares names (NFKC, PEP 3131). */
    String text() {
        for (int i = start; i < end; i++) {
            if (text[i] >= 128) {
                return Normalizer.normalize(cursor.slice(start, end), Normalizer.Form.NFKC);
            }
        }
        return cursor.slice(start, end);
    }

    int next() {
        while (true) {
            if (nesting.inLiteral()) {
                formatStrings.skipLiteral();
                continue;
            }
            int at = cursor.position;
            char c = text[at];
            start = at;
            line = cursor.line;
            switch (CharClass.of(c)) {
                case CharClass.SPACE -> cursor.position = cursor.skipBlanks(at + 1);
                case CharClass.LETTER -> {
                    return word(at);
                }
                case CharClass.DIGIT -> {
                    return number(at);
                }
                case CharClass.QUOTE -> {
                    return plainString(at, strings.flagsAt(at));
                }
                case CharClass.OPENER -> {
                    nesting.push(Nesting.opener(c), cursor.line);
                    return token(at + 1, c);
                }
                case CharClass.CLOSER -> {
                    return closer(at, c);
                }
                case CharClass.HASH -> comment();
                case CharClass.LINE_END -> {
                    if (lineEnd()) {
                        return Token.NEWLINE;
                    }
                }
                case CharClass.BACKSLASH -> joinLines();
                case CharClass.NUL -> {
                    if (at >= cursor.limit) {
                        return endOfFile();
                    }
                    cursor.position++;
                }
                default -> {
                    return operator(at, c);
                }
            }
        }
    }

    private int token(int tokenEnd, int kind) {
        end = tokenEnd;
        cursor.position = tokenEnd;
        return kind;
    }

    private int word(int at) {
        int i = cursor.wordEnd(at + 1);
        char next = text[i];
        if ((next == '"' || next == '\'') && i - at <= 2) {
            int prefix = StringPrefix.of(text, at, i);
            if (prefix != StringPrefix.NONE) {
                return prefixedString(i, prefix);
            }
        }
        return token(i, Token.NAME);
    }

    private int prefixedString(int quoteAt, int prefix) {
        int flags = strings.flagsAt(quoteAt);
        if (!StringPrefix.isFormat(prefix)) {
            return plainString(quoteAt, flags);
        }
        if (StringPrefix.isTemplate(prefix)) {
            findings.feature(SyntaxFeature.T_STRING, cursor.line);
        }
        cursor.position = quoteAt;
        formatStrings.open(StringPrefix.isRaw(prefix) ? flags | Nesting.RAW : flags);
        end = cursor.position;
        return Token.OTHER;
    }

    private int plainString(int quoteAt, int flags) {
        cursor.position = quoteAt;
        strings.skip(flags);
        end = cursor.position;
        return Token.STRING;
    }

    /** Good enough for numbers: the sign of an exponent becomes an operator, which no reader asks for. */
    private int number(int at) {
        int i = at + 1;
        while (CharClass.isWordPart(text[i]) || text[i] == '.') {
            i++;
        }
        return token(i, Token.OTHER);
    }

    private int closer(int at, char c) {
        if (!nesting.close(c)) {
            findings.problem("closing " + c + " without its opening bracket", cursor.line);
        }
        return token(at + 1, c);
    }

    private int operator(int at, char c) {
        char next = text[at + 1];
        if (c == ':' && nesting.topType() == Nesting.FIELD) {
            cursor.position = at + 1;
            formatStrings.beginSpecifier();
            end = at + 1;
            return Token.OTHER;
        }
        if (next == '=' && isPrefixOfEquals(c)) {
            if (c == ':') {
                findings.feature(SyntaxFeature.WALRUS, cursor.line);
            }
            return token(at + 2, Token.OTHER);
        }
        if (c == '.' && next >= '0' && next <= '9') {
            return number(at);
        }
        return token(at + 1, c < ' ' ? Token.OTHER : c);
    }

    private static boolean isPrefixOfEquals(char c) {
        return switch (c) {
            case '=', '!', '<', '>', '+', '-', '*', '/', '%', '&', '|', '^', '@', ':' -> true;
            default -> false;
        };
    }

    private void comment() {
        noteFreeField();
        cursor.skipToLineEnd();
    }

    private void noteFreeField() {
        if (nesting.strings() > 0) {
            findings.feature(SyntaxFeature.FREE_F_STRING, cursor.line);
        }
    }

    /** Explicit line joining (reference, 2.1.5). */
    private void joinLines() {
        noteFreeField();
        if (CharClass.isLineEnd(text[cursor.position + 1])) {
            cursor.position++;
            cursor.stepOverLineEnd();
            return;
        }
        if (cursor.position + 1 < cursor.limit) {
            findings.problem("stray backslash", cursor.line);
        }
        cursor.position++;
    }

    /** Implicit line joining (reference, 2.1.6); true when the line end ends the logical line. */
    private boolean lineEnd() {
        cursor.stepOverLineEnd();
        if (nesting.depth() == 0) {
            return true;
        }
        if (nesting.inSingleQuotedString()) {
            findings.feature(SyntaxFeature.FREE_F_STRING, cursor.line);
        }
        boolean statementBegins = lineStarts.mustBeginStatement();
        if (statementBegins) {
            abandonBrackets();
        }
        return statementBegins;
    }

    private int endOfFile() {
        if (nesting.depth() > 0) {
            abandonBrackets();
        }
        end = cursor.limit;
        return Token.END_OF_FILE;
    }

    private void abandonBrackets() {
        findings.problem("bracket or f-string field that is never closed", nesting.openedOnLine());
        nesting.clear();
    }
}
