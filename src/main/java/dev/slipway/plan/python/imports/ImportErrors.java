package dev.slipway.plan.python.imports;

/** The exceptions whose handler also handles a failed import (Python library reference, "Exception hierarchy"). */
final class ImportErrors {
    private static final String[] NAMES = { "ImportError", "ModuleNotFoundError", "Exception", "BaseException" };

    private ImportErrors() {
    }

    /** Whether the last token is the name of one. */
    static boolean isOne(Tokens tokens) {
        for (String name : NAMES) {
            if (tokens.is(name)) {
                return true;
            }
        }
        return false;
    }
}
