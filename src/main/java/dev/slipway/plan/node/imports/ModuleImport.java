package dev.slipway.plan.node.imports;

/**
 * One import of one file, as it is written.
 *
 * @param specifier what is imported: {@code express}, {@code ./tools.js}, {@code node:fs}
 * @param line 1-based
 */
public record ModuleImport(String specifier, int line) {

    /** Whether it names a file of the project. */
    public boolean isRelative() {
        return specifier.startsWith("./") || specifier.startsWith("../") || specifier.equals(".")
                || specifier.equals("..");
    }
}
