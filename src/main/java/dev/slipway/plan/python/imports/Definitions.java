package dev.slipway.plan.python.imports;

import dev.slipway.plan.python.imports.Scope.Kind;

/** Reads the headers of functions and classes (Python language reference, 8.7 to 8.10). */
final class Definitions {
    private final Tokens tokens;
    private final Header header;
    private final Blocks blocks;
    private final Findings findings;

    Definitions(Tokens tokens, Header header, Blocks blocks, Findings findings) {
        this.tokens = tokens;
        this.header = header;
        this.blocks = blocks;
        this.findings = findings;
    }

    int function(boolean async, int column, int line) {
        readName(async ? TopLevelName.Kind.ASYNC_DEF : TopLevelName.Kind.DEF, line);
        int kind = header.finish();
        blocks.open(Kind.FUNCTION, column, line);
        return kind;
    }

    int classBody(int column, int line) {
        readName(TopLevelName.Kind.CLASS, line);
        int kind = header.finish();
        blocks.open(Kind.CLASS, column, line);
        return kind;
    }

    private void readName(TopLevelName.Kind kind, int line) {
        if (!header.advance() || tokens.kind() != Token.NAME) {
            return;
        }
        if (blocks.inModuleNamespace()) {
            findings.topLevelNames.add(
                    new TopLevelName(tokens.text(), kind, line, "", !blocks.directlyInModule()));
        }
        if (header.advance() && tokens.kind() == '[') {
            readTypeParameters();
        }
    }

    private void readTypeParameters() {
        findings.feature(SyntaxFeature.TYPE_PARAMETERS, tokens.line());
        while (tokens.depth() > 0 && header.advance()) {
            if (tokens.kind() == '=' && tokens.depth() == 1) {
                findings.feature(SyntaxFeature.TYPE_PARAMETER_DEFAULT, tokens.line());
            }
        }
    }
}
