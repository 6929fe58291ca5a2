package dev.slipway.plan.python.imports;

import dev.slipway.plan.python.imports.Scope.Kind;

/** Goes through a file line by line, a logical line being a compound statement's header or simple statements. */
final class StatementReader {
    private final Cursor cursor;
    private final Lexer lexer;
    private final Tokens tokens;
    private final Blocks blocks;
    private final Findings findings;
    private final CompoundStatements compoundStatements;
    private final ImportStatements importStatements;
    private final Bindings bindings;
    private final SoftKeywords softKeywords;
    private final NotebookLines notebookLines;

    StatementReader(Cursor cursor, Findings findings) {
        this.cursor = cursor;
        this.findings = findings;
        this.lexer = new Lexer(cursor, findings);
        this.blocks = new Blocks(cursor);
        this.tokens = new Tokens(lexer, new DynamicImports(cursor, blocks, findings));
        this.compoundStatements = new CompoundStatements(tokens, blocks, findings);
        this.importStatements = new ImportStatements(tokens, blocks, findings);
        this.bindings = new Bindings(tokens, blocks, findings);
        this.softKeywords = new SoftKeywords(cursor, findings);
        this.notebookLines = new NotebookLines(cursor, findings);
    }

    void readAll() {
        int column = lexer.beginLine();
        while (column >= 0) {
            blocks.dedentTo(column);
            if (!notebookLines.skip()) {
                readLine(column);
            }
            column = lexer.beginLine();
        }
    }

    private void readLine(int column) {
        tokens.next();
        Keyword keyword = keyword();
        if (compoundStatements.begins(keyword)) {
            compoundStatements.read(keyword, column);
        } else if (keyword == Keyword.MATCH) {
            readPossibleMatch(column);
        }
        while (!Token.endsLine(tokens.kind())) {
            readSimpleStatement();
            if (tokens.kind() == ';') {
                tokens.next();
            }
        }
    }

    private Keyword keyword() {
        return tokens.kind() == Token.NAME ? Keyword.of(cursor, tokens.start(), tokens.end()) : Keyword.NONE;
    }

    /** Ends with the semicolon or line end that ends the statement. */
    private void readSimpleStatement() {
        switch (keyword()) {
            case IMPORT -> importStatements.readImport();
            case FROM -> importStatements.readFrom();
            case LAZY -> readPossibleLazyImport();
            case TYPE -> {
                softKeywords.noteTypeAlias(tokens.end(), tokens.line());
                readExpression();
            }
            case RAISE -> {
                noteRaise();
                tokens.skipStatement();
            }
            case GET_IPYTHON -> {
                notebookLines.readConverted(tokens.end(), tokens.line());
                readExpression();
            }
            default -> readExpression();
        }
    }

    private void readExpression() {
        if (blocks.inModuleNamespace()) {
            bindings.read();
        } else {
            tokens.skipStatement();
        }
    }

    private void readPossibleLazyImport() {
        if (!softKeywords.isLazyImport(tokens.end(), tokens.line())) {
            readExpression();
            return;
        }
        tokens.next();
        readSimpleStatement();
    }

    /**
     * {@code match} is a keyword only where it can be nothing else (reference, 8.6): no other statement that begins
     * with this name ends in a colon at the line's end.
     */
    private void readPossibleMatch(int column) {
        int line = tokens.line();
        readExpression();
        boolean endsInColon = Token.endsLine(tokens.kind()) && tokens.previousKind() == ':';
        if (endsInColon) {
            findings.feature(SyntaxFeature.MATCH, line);
            blocks.open(Kind.MATCH, column, line);
        }
    }

    /** A handler of a failed import that raises makes the import mandatory. */
    private void noteRaise() {
        Scope scope = blocks.current();
        if (scope.kind == Kind.EXCEPT && scope.catchesFailedImport) {
            scope.tryStatement.raisesAgain = true;
        }
    }
}
