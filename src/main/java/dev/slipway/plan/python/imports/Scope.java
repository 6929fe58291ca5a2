package dev.slipway.plan.python.imports;

/** A block: a compound statement's header and what is indented below it, or follows it on its line. */
final class Scope {
    enum Kind {
        MODULE,
        FUNCTION,
        CLASS,
        IF,
        ELIF,
        ELSE,
        TRY,
        EXCEPT,
        TRY_ELSE,
        SUPPRESS,
        MATCH,
        CASE,
        /** A block that changes nothing for its imports: loops, {@code with}, {@code finally}. */
        PLAIN
    }

    /** What all branches of one {@code try} statement share. */
    static final class TryStatement {
        final int line;
        boolean catchesFailedImport;
        boolean raisesAgain;

        TryStatement(int line) {
            this.line = line;
        }
    }

    final Scope parent;
    final Kind kind;
    /** The column of the header; what is further to the right belongs to the block. */
    final int column;
    final int line;
    /** Where the condition of an {@code if}, {@code elif} or {@code case} is in the text. */
    int conditionStart;
    int conditionEnd;
    /** That text, understood; read only for blocks with imports in them or in a later branch. */
    Condition condition;
    /** What holds in the later branches. */
    Guard negation;
    /** The branch before this one in a chain of {@code if}, {@code elif} and {@code else}. */
    Scope previousBranch;
    TryStatement tryStatement;
    /** See {@link TryBranch#branch()}. */
    int branch;
    /** This {@code except} clause catches a failed import. */
    boolean catchesFailedImport;

    private Surroundings surroundings;
    private ImportContext context;

    Scope(Kind kind, Scope parent, int column, int line) {
        this.kind = kind;
        this.parent = parent;
        this.column = column;
        this.line = line;
    }

    boolean isResolved() {
        return surroundings != null;
    }

    void resolve(Surroundings all, ImportContext nearest) {
        surroundings = all;
        context = nearest;
    }

    Surroundings surroundings() {
        return surroundings;
    }

    ImportContext context() {
        return context;
    }
}
