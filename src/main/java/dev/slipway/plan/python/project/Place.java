package dev.slipway.plan.python.project;

import dev.slipway.plan.SourcePath;

/**
 * A line of a file, or of the request's {@code requirements} field.
 *
 * @param file path; null for the field
 * @param line 1-based
 */
record Place(String file, int line) {

    static final String FIELD = "the requirements field";

    /** Such as {@code requirements.txt, line 3}. */
    @Override
    public String toString() {
        return name(file) + ", line " + line;
    }

    /** A file's name fit for a message; the field's where there is no file. */
    static String name(String file) {
        if (file == null) {
            return FIELD;
        }
        String quoted = SourcePath.quoted(file);
        return quoted.substring(1, quoted.length() - 1);
    }
}
