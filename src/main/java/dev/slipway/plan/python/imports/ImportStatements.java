package dev.slipway.plan.python.imports;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads {@code import} and {@code from} statements (Python language reference, 7.11). Each method begins with the
 * keyword as the last token and ends with the token that ends the statement. Of a broken statement it keeps what was
 * complete before the break: nothing of {@code import the data}, {@code a} of {@code from x import (a, b c}.
 */
final class ImportStatements {
    private final Tokens tokens;
    private final Blocks blocks;
    private final Findings findings;

    ImportStatements(Tokens tokens, Blocks blocks, Findings findings) {
        this.tokens = tokens;
        this.blocks = blocks;
        this.findings = findings;
    }

    int readImport() {
        int line = tokens.line();
        int kind = tokens.next();
        while (kind == Token.NAME) {
            String module = dottedName();
            boolean complete = !module.isEmpty() && skipAlias();
            if (!complete || !tokens.endsStatement() && !isComma()) {
                break;
            }
            add(module, List.of(), 0, line);
            if (tokens.endsStatement()) {
                return end();
            }
            kind = tokens.next();
        }
        return broken(line);
    }

    int readFrom() {
        int line = tokens.line();
        int level = 0;
        int kind = tokens.next();
        while (kind == '.') {
            level++;
            kind = tokens.next();
        }
        String module = kind == Token.NAME && !tokens.is("import") ? dottedName() : "";
        if (!tokens.isName("import") || level == 0 && module.isEmpty()) {
            return broken(line);
        }
        List<String> names = new ArrayList<>();
        boolean clean = readNames(names);
        if (!names.isEmpty()) {
            add(module, names, level, line);
        }
        return clean ? end() : broken(line);
    }

    /** Whether the names and the statement ended as they should. */
    private boolean readNames(List<String> names) {
        int kind = tokens.next();
        if (kind == '*') {
            names.add("*");
            tokens.next();
            return tokens.endsStatement();
        }
        boolean inParentheses = kind == '(';
        if (inParentheses) {
            kind = tokens.next();
        }
        while (kind == Token.NAME) {
            String name = tokens.text();
            tokens.next();
            if (!skipAlias() || !isComma() && !endsNames()) {
                return false;
            }
            names.add(name);
            kind = isComma() ? tokens.next() : Token.OTHER;
        }
        if (inParentheses && isClosing()) {
            tokens.next();
            return tokens.endsStatement();
        }
        return !inParentheses && tokens.endsStatement() && !isDangling() && !names.isEmpty();
    }

    private boolean endsNames() {
        return isClosing() || tokens.endsStatement();
    }

    /** {@code from x import a,} without parentheses is an error in Python. */
    private boolean isDangling() {
        return tokens.previousKind() == ',';
    }

    /** Begins with the first name as the last token, ends with the one behind the dotted name; empty if broken. */
    private String dottedName() {
        String first = tokens.text();
        int kind = tokens.next();
        if (kind != '.') {
            return first;
        }
        StringBuilder name = new StringBuilder(first);
        while (kind == '.') {
            if (tokens.next() != Token.NAME) {
                return "";
            }
            name.append('.').append(tokens.text());
            kind = tokens.next();
        }
        return name.toString();
    }

    /** False when there is an {@code as} without a name. */
    private boolean skipAlias() {
        if (!tokens.isName("as")) {
            return true;
        }
        boolean named = tokens.next() == Token.NAME;
        if (named) {
            tokens.next();
        }
        return named;
    }

    private boolean isComma() {
        return tokens.kind() == ',';
    }

    private boolean isClosing() {
        return tokens.kind() == ')';
    }

    private void add(String module, List<String> names, int level, int line) {
        findings.imports.add(new Findings.Found(module, names, level, line, blocks.current(), false));
    }

    private int end() {
        return tokens.kind();
    }

    private int broken(int line) {
        findings.problem("import statement that cannot be read", line);
        return tokens.skipStatement();
    }
}
