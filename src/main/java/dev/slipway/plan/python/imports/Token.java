package dev.slipway.plan.python.imports;

/**
 * The kinds of tokens as ints, because there are twenty million of them in 100 MB. An operator of one character that a
 * statement reader may ask for is the character itself; every such character is greater than these.
 */
final class Token {
    static final int END_OF_FILE = 0;
    static final int NEWLINE = 1;
    static final int NAME = 2;
    /** A complete string without prefix f or t. */
    static final int STRING = 3;
    /** A number, the beginning of an f-string, or an operator of several characters. */
    static final int OTHER = 4;

    private Token() {
    }

    static boolean endsLine(int kind) {
        return kind <= NEWLINE;
    }
}
