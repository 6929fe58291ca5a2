package dev.slipway.plan.python.imports;

import java.util.Arrays;

/**
 * The open brackets, f-strings and replacement fields, innermost last. An array instead of recursion, because the
 * input decides the depth.
 *
 * <p>
 * An f-string or t-string (PEP 701, PEP 750) is a {@link #STRING} frame; a replacement field in it is a
 * {@link #FIELD} on top of it; after the field's colon a {@link #SPEC} lies on top of the field.
 */
final class Nesting {
    static final int PAREN = 1;
    static final int SQUARE = 2;
    static final int CURLY = 3;
    static final int FIELD = 4;
    static final int SPEC = 5;
    static final int STRING = 6;
    /** Flags of a {@link #STRING}, kept by the frames above it that belong to it. */
    static final int DOUBLE = 8;
    static final int TRIPLE = 16;
    static final int RAW = 32;

    private static final int TYPE = 7;
    /** How far down a closing bracket looks for its partner: enough for slips, and constant. */
    private static final int REACH = 8;

    private byte[] stack = new byte[64];
    private int size;
    private int openedOnLine;
    private int strings;
    private final int[] singleQuoted = new int[2];
    private final int[] tripleQuoted = new int[2];
    private boolean inLiteral;

    int depth() {
        return size;
    }

    /** The line of the outermost open bracket or string. */
    int openedOnLine() {
        return openedOnLine;
    }

    int top() {
        return size == 0 ? 0 : stack[size - 1];
    }

    int topType() {
        return top() & TYPE;
    }

    static int type(int frame) {
        return frame & TYPE;
    }

    static int flags(int frame) {
        return frame & ~TYPE;
    }

    static int quoteFlag(char quote) {
        return quote == '"' ? DOUBLE : 0;
    }

    /** What follows is literal text of an f-string or of a format specifier. */
    boolean inLiteral() {
        return inLiteral;
    }

    /** How many f-strings are open. */
    int strings() {
        return strings;
    }

    /** Before PEP 701 no line break could be here. */
    boolean inSingleQuotedString() {
        return singleQuoted[0] + singleQuoted[1] > 0;
    }

    /** Before PEP 701 a string with these flags could not have stood inside of the open f-strings. */
    boolean reusesQuotes(int flags) {
        int quote = (flags & DOUBLE) / DOUBLE;
        return singleQuoted[quote] > 0 || (flags & TRIPLE) != 0 && tripleQuoted[quote] > 0;
    }

    void push(int frame, int line) {
        if (size == 0) {
            openedOnLine = line;
        }
        if (size == stack.length) {
            stack = Arrays.copyOf(stack, size * 2);
        }
        stack[size++] = (byte) frame;
        count(frame, 1);
        look();
    }

    void pop() {
        size--;
        count(stack[size], -1);
        look();
    }

    /** Pops up to and including the innermost f-string. */
    void popString() {
        while (size > 0 && topType() != STRING) {
            pop();
        }
        if (size > 0) {
            pop();
        }
    }

    /** Takes a closing bracket; false when it closes nothing. */
    boolean close(char closer) {
        for (int down = 1; down <= Math.min(REACH, size); down++) {
            int type = type(stack[size - down]);
            if (matches(type, closer)) {
                for (int i = 0; i < down; i++) {
                    pop();
                }
                return true;
            }
            if (type >= FIELD) {
                return false;
            }
        }
        return false;
    }

    void clear() {
        size = 0;
        strings = 0;
        Arrays.fill(singleQuoted, 0);
        Arrays.fill(tripleQuoted, 0);
        inLiteral = false;
    }

    static int opener(char bracket) {
        return switch (bracket) {
            case '(' -> PAREN;
            case '[' -> SQUARE;
            default -> CURLY;
        };
    }

    private static boolean matches(int type, char closer) {
        return switch (closer) {
            case ')' -> type == PAREN;
            case ']' -> type == SQUARE;
            default -> type == CURLY || type == FIELD;
        };
    }

    private void count(int frame, int step) {
        if (type(frame) == STRING) {
            strings += step;
            int quote = (frame & DOUBLE) / DOUBLE;
            if ((frame & TRIPLE) != 0) {
                tripleQuoted[quote] += step;
            } else {
                singleQuoted[quote] += step;
            }
        }
    }

    private void look() {
        inLiteral = topType() >= SPEC;
    }
}
