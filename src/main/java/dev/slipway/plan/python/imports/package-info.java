/**
 * Reads Python source for what the planner needs to know: imports and their contexts, names at module level, syntax that
 * needs a certain Python. {@link dev.slipway.plan.python.imports.ImportScanner} is the way in.
 *
 * <p>
 * From the characters up: {@code Cursor} holds the text; {@code Lexer} cuts it into tokens, with {@code Nesting} for
 * open brackets and f-strings, {@code Strings} and {@code FormatStrings} for what is between quotes, {@code LineStarts}
 * and {@code Resync} for the beginnings of lines; {@code StatementReader} goes through the statements, with a reader for
 * each kind, and {@code Blocks} for the blocks around them; {@code Findings} collects; {@code ContextResolver} says in
 * the end under what circumstances each import runs.
 *
 * <p>
 * Two rules keep it linear and safe for any input: nothing recurses, and whatever looks ahead, or looks again, counts
 * that as {@code Cursor.extraWork}, which the tests hold against the length of the input.
 */
package dev.slipway.plan.python.imports;
