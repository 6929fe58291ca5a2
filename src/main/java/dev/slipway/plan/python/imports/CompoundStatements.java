package dev.slipway.plan.python.imports;

import dev.slipway.plan.python.imports.Scope.Kind;
import dev.slipway.plan.python.imports.Scope.TryStatement;

/**
 * Reads the headers of compound statements (Python language reference, 8) and opens their blocks. Each method begins
 * with the keyword as the last token and returns the kind of the first token behind the colon.
 */
final class CompoundStatements {
    private final Tokens tokens;
    private final Header header;
    private final Blocks blocks;
    private final Findings findings;
    private final Definitions definitions;
    private final WithStatements withStatements;

    CompoundStatements(Tokens tokens, Blocks blocks, Findings findings) {
        this.tokens = tokens;
        this.blocks = blocks;
        this.findings = findings;
        this.header = new Header(tokens);
        this.definitions = new Definitions(tokens, header, blocks, findings);
        this.withStatements = new WithStatements(tokens, header, blocks, findings);
    }

    /** Reads the header if the keyword begins one here; else leaves everything as it is. */
    boolean begins(Keyword keyword) {
        return switch (keyword) {
            case ASYNC, CLASS, DEF, ELIF, ELSE, EXCEPT, FINALLY, FOR, IF, TRY, WHILE, WITH -> true;
            case CASE -> blocks.current().kind == Kind.MATCH;
            case NONE, FROM, GET_IPYTHON, IMPORT, LAZY, MATCH, PIP, RAISE, TYPE -> false;
        };
    }

    int read(Keyword keyword, int column) {
        int line = tokens.line();
        header.begin();
        return switch (keyword) {
            case IF -> condition(Kind.IF, null, column, line);
            case ELIF -> condition(Kind.ELIF, previousBranch(), column, line);
            case CASE -> condition(Kind.CASE, null, column, line);
            case ELSE -> elseBranch(column, line);
            case TRY -> tryBody(column, line);
            case EXCEPT -> exceptClause(column, line);
            case ASYNC -> afterAsync(column, line);
            case DEF -> definitions.function(false, column, line);
            case CLASS -> definitions.classBody(column, line);
            case WITH -> withStatements.read(column, line);
            default -> plain(column, line);
        };
    }

    private int afterAsync(int column, int line) {
        if (header.advance()) {
            if (tokens.isName("def")) {
                return definitions.function(true, column, line);
            }
            if (tokens.isName("with")) {
                return withStatements.read(column, line);
            }
        }
        return plain(column, line);
    }

    private int plain(int column, int line) {
        int kind = header.finish();
        blocks.open(Kind.PLAIN, column, line);
        return kind;
    }

    private int condition(Kind branch, Scope previous, int column, int line) {
        int from = tokens.end();
        boolean name = false;
        boolean main = false;
        boolean not = false;
        while (header.advance()) {
            name |= tokens.isName("__name__");
            main |= tokens.kind() == Token.STRING && (tokens.is("\"__main__\"") || tokens.is("'__main__'"));
            not |= tokens.is("!=") || tokens.is("not");
        }
        int to = tokens.start();
        findings.mainGuard |= name && main && !not && branch != Kind.CASE && blocks.inModuleNamespace();
        int kind = header.finish();
        Scope scope = blocks.open(branch, column, line);
        scope.previousBranch = previous;
        scope.conditionStart = from;
        scope.conditionEnd = Math.max(from, to);
        return kind;
    }

    private Scope previousBranch() {
        return blocks.siblingIs(Kind.IF, Kind.ELIF) ? blocks.sibling() : null;
    }

    private int elseBranch(int column, int line) {
        int kind = header.finish();
        if (blocks.siblingIs(Kind.IF, Kind.ELIF)) {
            blocks.open(Kind.ELSE, column, line).previousBranch = blocks.sibling();
        } else if (blocks.siblingIs(Kind.TRY, Kind.EXCEPT)) {
            blocks.open(Kind.TRY_ELSE, column, line).tryStatement = blocks.sibling().tryStatement;
        } else {
            blocks.open(Kind.PLAIN, column, line);
        }
        return kind;
    }

    private int tryBody(int column, int line) {
        int kind = header.finish();
        blocks.open(Kind.TRY, column, line).tryStatement = new TryStatement(line);
        return kind;
    }

    private int exceptClause(int column, int line) {
        boolean catches = readExceptions(line);
        int kind = header.finish();
        if (!blocks.siblingIs(Kind.TRY, Kind.EXCEPT)) {
            blocks.open(Kind.PLAIN, column, line);
            return kind;
        }
        Scope before = blocks.sibling();
        Scope scope = blocks.open(Kind.EXCEPT, column, line);
        scope.tryStatement = before.tryStatement;
        scope.branch = before.branch + 1;
        scope.catchesFailedImport = catches;
        scope.tryStatement.catchesFailedImport |= catches;
        return kind;
    }

    /** Whether the clause catches a failed import; a bare {@code except:} does. */
    private boolean readExceptions(int line) {
        boolean any = false;
        boolean catches = false;
        boolean binds = false;
        int commas = 0;
        int lastWord = 0;
        while (header.advance()) {
            int kind = tokens.kind();
            if (kind == '*' && !any) {
                findings.feature(SyntaxFeature.EXCEPT_STAR, line);
                continue;
            }
            any = true;
            binds |= tokens.isName("as");
            catches |= kind == Token.NAME && !binds && ImportErrors.isOne(tokens);
            commas += kind == ',' && tokens.depth() == 0 ? 1 : 0;
            lastWord = tokens.start();
        }
        if (commas > 0 && !binds && !isPython2Binding(commas, lastWord)) {
            findings.feature(SyntaxFeature.EXCEPT_WITHOUT_PARENTHESES, line);
        }
        return catches || !any;
    }

    /** Python 2's {@code except ValueError, e:} bound e; exceptions' names begin with a capital or are dotted. */
    private boolean isPython2Binding(int commas, int lastWord) {
        boolean isLowerCase = Character.isLowerCase(tokens.charAt(lastWord)) || tokens.charAt(lastWord) == '_';
        return commas == 1 && isLowerCase && tokens.charAt(lastWord - 1) != '.';
    }
}
