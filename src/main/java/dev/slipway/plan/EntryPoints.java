package dev.slipway.plan;

import java.util.regex.Pattern;

/** What may be named in an image's command. */
public final class EntryPoints {

    /** Letters, digits and the punctuation of ordinary file names: nothing that a shell or an option parser reads. */
    private static final Pattern SAFE = Pattern.compile("[\\p{L}\\p{N}_.@+ =,~%#:/-]+");

    private EntryPoints() {
    }

    /**
     * Commands are written in exec form, so no shell reads them in our image; but people override commands, and a leading
     * dash would be an option of the interpreter.
     *
     * @throws Rejection.RejectedException if the path holds more than ordinary file name characters or begins with a dash
     */
    public static void rejectUnsafe(String path) {
        if (path.startsWith("-")) {
            throw Rejection.of("invalid_entry_point", "entry_point",
                    "entry_point " + SourcePath.quoted(path) + " must not begin with a dash").raise();
        }
        if (!SAFE.matcher(path).matches()) {
            throw Rejection.of("invalid_entry_point", "entry_point", "entry_point " + SourcePath.quoted(path)
                    + " may hold letters, digits and . _ - + @ / only, no quotes or shell characters").raise();
        }
    }
}
