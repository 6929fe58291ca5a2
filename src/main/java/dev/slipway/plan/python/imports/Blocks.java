package dev.slipway.plan.python.imports;

import dev.slipway.plan.python.imports.Scope.Kind;

/**
 * The open blocks, by indentation. A block is everything further to the right than its header, which is right for every
 * valid file (reference, 2.1.8) and still sensible for broken ones.
 */
final class Blocks {
    private final Cursor cursor;
    private Scope current = new Scope(Kind.MODULE, null, -1, 0);
    private Scope sibling;
    /** How many of the open blocks are functions or classes. */
    private int definitions;

    Blocks(Cursor cursor) {
        this.cursor = cursor;
    }

    Scope current() {
        return current;
    }

    /** Names bound here are names of the module. */
    boolean inModuleNamespace() {
        return definitions == 0;
    }

    boolean directlyInModule() {
        return current.kind == Kind.MODULE;
    }

    /** Closes the blocks that a line in this column is not part of. */
    void dedentTo(int column) {
        sibling = null;
        while (current.column >= column) {
            sibling = current;
            if (isDefinition(current.kind)) {
                definitions--;
            }
            current = current.parent;
            cursor.extraWork++;
        }
        if (sibling != null && sibling.column != column) {
            sibling = null;
        }
    }

    /** The block that ended right before this line and stands in its column, which an {@code else} goes on with. */
    Scope sibling() {
        return sibling;
    }

    boolean siblingIs(Kind... kinds) {
        if (sibling != null) {
            for (Kind kind : kinds) {
                if (sibling.kind == kind) {
                    return true;
                }
            }
        }
        return false;
    }

    Scope open(Kind kind, int column, int line) {
        current = new Scope(kind, current, column, line);
        if (isDefinition(kind)) {
            definitions++;
        }
        return current;
    }

    private static boolean isDefinition(Kind kind) {
        return kind == Kind.FUNCTION || kind == Kind.CLASS;
    }
}
