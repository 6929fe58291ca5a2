package dev.slipway.plan.go;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import dev.slipway.plan.go.GoFile.Import;

/**
 * Reads a Go file's package clause, imports and {@code func main} (The Go Programming Language Specification, "Source file
 * organization"), and nothing inside strings, runes or comments. Never throws, takes linear time.
 */
final class GoReader {

    private static final Pattern CONSTRAINT = Pattern.compile("(?m)^//(?:go:build|[ \\t]?\\+build)[ \\t]+(.{0,200})");
    private static final Pattern SYSTEM_NAME = Pattern.compile(
            ".*_(?:linux|windows|darwin|freebsd|netbsd|openbsd|android|ios|js|wasip1|plan9|solaris|aix"
                    + "|amd64|arm64|386|arm|wasm|riscv64|ppc64le|s390x)\\.go");

    private final String path;
    private final GoTokens tokens;
    private final List<Import> imports = new ArrayList<>();
    private String packageName = "";
    private boolean main;

    private GoReader(String path, String text) {
        this.path = path;
        this.tokens = new GoTokens(text);
    }

    static GoFile read(String path, String text) {
        GoReader reader = new GoReader(path, text);
        reader.file();
        var constraint = CONSTRAINT.matcher(text.substring(0, Math.min(text.length(), 4000)));
        boolean constrained = constraint.find();
        boolean ignored = constrained && constraint.group(1).matches("\\s*ignore\\b.*");
        return new GoFile(path, reader.packageName, List.copyOf(reader.imports), reader.main,
                constrained || SYSTEM_NAME.matcher(path).matches(), ignored);
    }

    private void file() {
        boolean header = true;
        while (tokens.next()) {
            if (tokens.depth() > 0) {
                continue;
            }
            switch (tokens.text()) {
                case "package" -> packageClause();
                case "import" -> {
                    if (header) {
                        importDeclaration();
                    }
                }
                case "func" -> {
                    header = false;
                    function();
                }
                case "var", "const", "type" -> header = false;
                default -> {
                    // whatever else stands at top level
                }
            }
        }
    }

    private void packageClause() {
        if (packageName.isEmpty() && tokens.next()) {
            packageName = tokens.text();
        }
    }

    private void importDeclaration() {
        if (!tokens.next()) {
            return;
        }
        if (!tokens.text().equals("(")) {
            spec();
            return;
        }
        while (tokens.next() && !tokens.text().equals(")")) {
            spec();
        }
    }

    /** An optional name, dot or blank, and the path. */
    private void spec() {
        if (!tokens.isString() && !tokens.next()) {
            return;
        }
        if (tokens.isString()) {
            imports.add(new Import(tokens.text(), tokens.line()));
        }
    }

    private void function() {
        main |= tokens.next() && tokens.text().equals("main") && tokens.next() && tokens.text().equals("(");
    }
}
