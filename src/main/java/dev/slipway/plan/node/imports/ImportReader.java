package dev.slipway.plan.node.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.slipway.plan.node.imports.ScannedModule.FixedPort;
import dev.slipway.plan.node.imports.Token.Kind;

/**
 * Finds imports among tokens: {@code import} and {@code export ... from} declarations (ECMA-262, 16.2),
 * {@code import("x")}, {@code require("x")}, {@code require.resolve("x")} and TypeScript's {@code import x = require("x")}.
 * Types ({@code import type}) are left out.
 */
final class ImportReader {

    private static final Set<String> COMMON_JS = Set.of("__dirname", "__filename");
    private static final Set<String> SERVERS = Set.of("serve", "createServer", "StdioServerTransport",
            "StreamableHTTPServerTransport");

    private final Lexer lexer;
    private final List<ModuleImport> imports = new ArrayList<>();
    private Token token;
    private Token before = new Token(Kind.PUNCTUATION, ";", 1);
    private boolean esm;
    private boolean commonJs;
    private boolean serves;
    private FixedPort fixedPort;

    ImportReader(Lexer lexer) {
        this.lexer = lexer;
        token = lexer.next();
    }

    ScannedModule read() {
        while (!token.isEnd()) {
            if (token.kind() == Kind.WORD && !before.is(".")) {
                word();
            } else if (before.is(".") && token.isWord("listen")) {
                listen();
            } else {
                advance();
            }
        }
        return new ScannedModule(List.copyOf(imports), esm, commonJs, serves, Optional.ofNullable(fixedPort));
    }

    private void advance() {
        before = token;
        token = lexer.next();
    }

    private void word() {
        switch (token.text()) {
            case "import" -> importing();
            case "export" -> exporting();
            case "require" -> requiring();
            case "module", "exports" -> exportsObject();
            case "await" -> {
                esm |= lexer.atTopLevel() && !before.isWord("async");
                advance();
            }
            default -> {
                commonJs |= COMMON_JS.contains(token.text());
                serves |= SERVERS.contains(token.text());
                advance();
            }
        }
    }

    private void importing() {
        int line = token.line();
        boolean typeQuery = before.isWord("typeof");
        advance();
        if (token.isString()) {
            esm = true;
            found(line);
        } else if (token.is("(") && !typeQuery) {
            advance();
            literalArgument(line);
        } else if (token.is(".")) {
            advance();
            esm |= token.isWord("meta");
        } else if (token.kind() == Kind.WORD || token.is("{") || token.is("*")) {
            clause(line);
        }
    }

    private void exporting() {
        int line = token.line();
        esm |= lexer.atTopLevel();
        advance();
        if (token.isWord("type") || token.is("{") || token.is("*")) {
            clause(line);
        }
    }

    /** The part up to {@code from "x"}: names, commas, braces and stars only; anything else ends the try. */
    private void clause(int line) {
        Clause clause = new Clause();
        while (clause.mayContinueWith(token)) {
            boolean from = token.isWord("from");
            clause.take(token);
            advance();
            if (from && token.isString()) {
                esm = true;
                foundUnlessType(clause, line);
                return;
            }
            if (token.isWord("require") && clause.endsWithEquals()) {
                requiring();
                return;
            }
        }
    }

    private void foundUnlessType(Clause clause, int line) {
        if (clause.onlyTypes()) {
            advance();
        } else {
            found(line);
        }
    }

    private void requiring() {
        int line = token.line();
        boolean declared = before.isWord("function");
        advance();
        if (token.is(".")) {
            advance();
            if (!token.isWord("resolve")) {
                return;
            }
            advance();
        }
        if (token.is("(") && !declared) {
            commonJs = true;
            advance();
            literalArgument(line);
        }
    }

    private void literalArgument(int line) {
        if (token.isString()) {
            String specifier = token.text();
            advance();
            if (token.is(")") || token.is(",")) {
                imports.add(new ModuleImport(specifier, line));
            }
        }
    }

    private void exportsObject() {
        boolean module = token.text().equals("module");
        advance();
        if (token.is(".")) {
            advance();
            commonJs |= !module || token.isWord("exports");
        }
    }

    private void listen() {
        advance();
        if (token.is("(")) {
            serves = true;
            advance();
            if (token.kind() == Kind.NUMBER && fixedPort == null) {
                fixedPort = new FixedPort(token.text(), token.line());
            }
        }
    }

    private void found(int line) {
        imports.add(new ModuleImport(token.text(), line));
        advance();
    }
}
