package dev.slipway.plan.python.project.pep;

/**
 * A text that does not follow its grammar. Stackless, because what people write is data and no fault of the program; the
 * reader that asked turns it into a warning with file and line.
 */
public final class Malformed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Malformed(String message) {
        super(message, null, false, false);
    }
}
