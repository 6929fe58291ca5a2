package dev.slipway.plan.python.imports;

/** What a character can begin (Python language reference, 2 "Lexical analysis"). */
final class CharClass {
    static final byte OPERATOR = 0;
    static final byte SPACE = 1;
    static final byte LETTER = 2;
    static final byte DIGIT = 3;
    static final byte LINE_END = 4;
    static final byte QUOTE = 5;
    static final byte OPENER = 6;
    static final byte CLOSER = 7;
    static final byte HASH = 8;
    static final byte BACKSLASH = 9;
    static final byte NUL = 10;

    private static final byte[] ASCII = table();
    private static final boolean[] WORD_PART = wordParts();

    private CharClass() {
    }

    static byte of(char c) {
        // CPython's tokenizer, too, first takes every non-ASCII character as part of a name.
        return c < 128 ? ASCII[c] : LETTER;
    }

    static boolean isWordPart(char c) {
        return c >= 128 || WORD_PART[c];
    }

    static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\f';
    }

    static boolean isLineEnd(char c) {
        return c == '\n' || c == '\r';
    }

    private static byte[] table() {
        byte[] table = new byte[128];
        fill(table, " \t\f", SPACE);
        fill(table, "\r\n", LINE_END);
        fill(table, "'\"", QUOTE);
        fill(table, "([{", OPENER);
        fill(table, ")]}", CLOSER);
        fill(table, "0123456789", DIGIT);
        fill(table, "_", LETTER);
        for (char c = 'a'; c <= 'z'; c++) {
            table[c] = LETTER;
            table[c - 'a' + 'A'] = LETTER;
        }
        table['#'] = HASH;
        table['\\'] = BACKSLASH;
        table[0] = NUL;
        return table;
    }

    private static boolean[] wordParts() {
        boolean[] parts = new boolean[ASCII.length];
        for (int c = 0; c < parts.length; c++) {
            parts[c] = ASCII[c] == LETTER || ASCII[c] == DIGIT;
        }
        return parts;
    }

    private static void fill(byte[] table, String characters, byte kind) {
        for (int i = 0; i < characters.length(); i++) {
            table[characters.charAt(i)] = kind;
        }
    }
}
