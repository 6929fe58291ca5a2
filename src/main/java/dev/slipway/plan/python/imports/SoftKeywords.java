package dev.slipway.plan.python.imports;

/**
 * Tells {@code lazy} (PEP 810) and {@code type} (PEP 695) as keywords from the names they also are, by the text that
 * follows on the line.
 */
final class SoftKeywords {
    private static final String[] OPERATORS = { "in", "is", "if", "and", "or", "not", "else", "for" };

    private final Cursor cursor;
    private final Findings findings;

    SoftKeywords(Cursor cursor, Findings findings) {
        this.cursor = cursor;
        this.findings = findings;
    }

    boolean isLazyImport(int end, int line) {
        int word = cursor.skipBlanks(end);
        int wordEnd = cursor.wordEnd(word);
        cursor.extraWork += wordEnd - end;
        boolean lazy = cursor.is(word, wordEnd, "import") || cursor.is(word, wordEnd, "from");
        if (lazy) {
            findings.feature(SyntaxFeature.LAZY_IMPORT, line);
        }
        return lazy;
    }

    void noteTypeAlias(int end, int line) {
        int name = cursor.skipBlanks(end);
        int nameEnd = cursor.wordEnd(name);
        int sign = cursor.skipBlanks(nameEnd);
        cursor.extraWork += sign - end;
        boolean signFits = cursor.text[sign] == '[' || cursor.text[sign] == '=' && cursor.text[sign + 1] != '=';
        if (nameEnd > name && signFits && !isOperator(name, nameEnd)) {
            findings.feature(SyntaxFeature.TYPE_ALIAS, line);
        }
    }

    private boolean isOperator(int from, int to) {
        for (String operator : OPERATORS) {
            if (cursor.is(from, to, operator)) {
                return true;
            }
        }
        return false;
    }
}
