package dev.slipway.plan.python.imports;

/**
 * A place in a {@code try} statement that catches a failed import. Imports of one file with the same group are
 * alternatives when their branches differ.
 *
 * @param group the line of the {@code try} (or of the {@code with suppress(ImportError)}), unique within a file
 * @param branch 0 for the body and the {@code else}, 1 for the first {@code except} clause, and so on
 * @param mandatory a handler that catches the failed import raises in its turn, so that the body is needed after all:
 *        {@code except ImportError: raise RuntimeError("pip install x")}
 */
public record TryBranch(int group, int branch, boolean mandatory) {
}
