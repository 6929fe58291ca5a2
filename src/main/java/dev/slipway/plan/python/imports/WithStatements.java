package dev.slipway.plan.python.imports;

import dev.slipway.plan.python.imports.Scope.Kind;

/**
 * Reads the headers of {@code with} statements (Python language reference, 8.5): whether they suppress a failed import
 * ({@code contextlib.suppress}), and what they bind, as in {@code with gr.Blocks() as demo:}.
 */
final class WithStatements {
    private final Tokens tokens;
    private final Header header;
    private final Blocks blocks;
    private final Findings findings;
    private final CallChain chain;
    private boolean expectsTarget;
    private String target;
    private int targetLine;

    WithStatements(Tokens tokens, Header header, Blocks blocks, Findings findings) {
        this.tokens = tokens;
        this.header = header;
        this.blocks = blocks;
        this.findings = findings;
        this.chain = new CallChain(tokens);
    }

    int read(int column, int line) {
        boolean bindsModuleNames = blocks.inModuleNamespace();
        boolean inParentheses = false;
        boolean suppresses = false;
        boolean catches = false;
        boolean first = true;
        begin();
        while (header.advance()) {
            inParentheses = first ? tokens.kind() == '(' : inParentheses && tokens.depth() > 0;
            first = false;
            suppresses |= tokens.isName("suppress");
            catches |= suppresses && tokens.kind() == Token.NAME && ImportErrors.isOne(tokens);
            if (inParentheses && tokens.depth() == 1 && tokens.isName("as")) {
                findings.feature(SyntaxFeature.PARENTHESISED_WITH, line);
            }
            if (bindsModuleNames) {
                readBinding();
            }
        }
        commitTarget();
        int kind = header.finish();
        blocks.open(catches ? Kind.SUPPRESS : Kind.PLAIN, column, line);
        return kind;
    }

    private void begin() {
        chain.begin();
        target = null;
        expectsTarget = false;
    }

    private void readBinding() {
        if (expectsTarget) {
            expectsTarget = false;
            target = tokens.kind() == Token.NAME ? tokens.text() : null;
            targetLine = tokens.line();
        } else if (target != null) {
            boolean isWholeTarget = tokens.kind() == ',' || tokens.kind() == ')';
            target = isWholeTarget ? target : null;
            commitTarget();
            chain.begin();
        } else if (tokens.isName("as")) {
            expectsTarget = chain.isCall();
        } else if (tokens.kind() == ',' && tokens.depth() <= 1 && !chain.isOpen()) {
            chain.begin();
        } else {
            chain.take();
        }
    }

    private void commitTarget() {
        if (target != null) {
            boolean nested = !blocks.directlyInModule();
            findings.topLevelNames.add(
                    new TopLevelName(target, TopLevelName.Kind.ASSIGN, targetLine, chain.text(), nested));
            target = null;
        }
    }
}
