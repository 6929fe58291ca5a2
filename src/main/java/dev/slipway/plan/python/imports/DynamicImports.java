package dev.slipway.plan.python.imports;

import java.util.List;

/**
 * Finds {@code import_module("x")}, {@code importlib.import_module("x")} and {@code __import__("x")} with a literal
 * name, wherever in an expression they are. It reads ahead in the text on its own, over at most one call's first
 * argument, and leaves the tokens alone.
 */
final class DynamicImports {
    private static final String IMPORT_MODULE = "import_module";
    private static final String IMPORT = "__import__";

    private final Cursor cursor;
    private final Blocks blocks;
    private final Findings findings;

    DynamicImports(Cursor cursor, Blocks blocks, Findings findings) {
        this.cursor = cursor;
        this.blocks = blocks;
        this.findings = findings;
    }

    /** A test that costs nothing and spares nearly all names the rest. */
    static boolean hasLengthOfOne(int length) {
        return length == IMPORT_MODULE.length() || length == IMPORT.length();
    }

    /** Looks at a name, given by its offsets. */
    void look(int start, int end, int line) {
        if (!cursor.is(start, end, IMPORT_MODULE) && !cursor.is(start, end, IMPORT) || isOfSomethingElse(start)) {
            return;
        }
        int open = skipSpace(end);
        if (cursor.text[open] != '(') {
            return;
        }
        int argument = skipKeyword(skipSpace(open + 1));
        int quote = skipRawPrefix(argument);
        int nameEnd = moduleEnd(quote + 1);
        cursor.extraWork += nameEnd - end;
        boolean isLiteral = CharClass.of(cursor.text[quote]) == CharClass.QUOTE
                && cursor.text[nameEnd] == cursor.text[quote] && endsArgument(nameEnd + 1);
        if (isLiteral) {
            add(cursor.slice(quote + 1, nameEnd), line);
        }
    }

    private void add(String literal, int line) {
        int level = 0;
        while (level < literal.length() && literal.charAt(level) == '.') {
            level++;
        }
        String module = literal.substring(level);
        if (!module.isEmpty() && isDottedName(module)) {
            findings.imports.add(new Findings.Found(module, List.of(), level, line, blocks.current(), true));
        }
    }

    /** A method of that name, of anything but importlib or builtins. */
    private boolean isOfSomethingElse(int start) {
        if (start == 0 || cursor.text[start - 1] != '.') {
            return false;
        }
        int end = start - 1;
        return !endsWith(end, "importlib") && !endsWith(end, "builtins");
    }

    private boolean endsWith(int end, String word) {
        return end >= word.length() && cursor.startsWith(end - word.length(), word);
    }

    private int skipSpace(int from) {
        int i = from;
        while (CharClass.isBlank(cursor.text[i]) || CharClass.isLineEnd(cursor.text[i])) {
            i++;
        }
        return i;
    }

    private int skipKeyword(int from) {
        int end = cursor.wordEnd(from);
        if (!cursor.is(from, end, "name")) {
            return from;
        }
        int equals = skipSpace(end);
        return cursor.text[equals] == '=' ? skipSpace(equals + 1) : from;
    }

    private int skipRawPrefix(int from) {
        return "rRuU".indexOf(cursor.text[from]) >= 0 && cursor.text[from] != 0 ? from + 1 : from;
    }

    private int moduleEnd(int from) {
        int i = Math.min(from, cursor.limit);
        while (CharClass.isWordPart(cursor.text[i]) || cursor.text[i] == '.') {
            i++;
        }
        return i;
    }

    /** Nothing that would continue the string, such as a second literal or an operator. */
    private boolean endsArgument(int from) {
        int i = skipSpace(from);
        cursor.extraWork += i - from;
        return cursor.text[i] == ')' || cursor.text[i] == ',';
    }

    private static boolean isDottedName(String module) {
        char before = '.';
        for (int i = 0; i < module.length(); i++) {
            char c = module.charAt(i);
            boolean begins = before == '.';
            if (c == '.' ? begins : begins && CharClass.of(c) == CharClass.DIGIT) {
                return false;
            }
            before = c;
        }
        return before != '.';
    }
}
