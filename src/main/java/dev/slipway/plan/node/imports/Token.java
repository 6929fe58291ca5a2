package dev.slipway.plan.node.imports;

/**
 * One token of JavaScript or TypeScript, as far as reading imports needs it.
 *
 * @param kind what it is
 * @param text the word, the punctuation, or the string's text between its quotes, escapes left as they are
 * @param line 1-based line on which it begins
 */
record Token(Kind kind, String text, int line) {

    enum Kind {
        WORD,
        STRING,
        /** A template literal with substitutions: a value nobody can know by reading. */
        TEMPLATE,
        NUMBER,
        REGEX,
        PUNCTUATION,
        END
    }

    boolean isWord(String word) {
        return kind == Kind.WORD && text.equals(word);
    }

    boolean is(String punctuation) {
        return kind == Kind.PUNCTUATION && text.equals(punctuation);
    }

    boolean isString() {
        return kind == Kind.STRING;
    }

    boolean isEnd() {
        return kind == Kind.END;
    }
}
