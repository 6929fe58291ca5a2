package dev.slipway.plan.python.project.toml;

/** A document that is not TOML, and the line where that shows. Stackless: a broken file is data. */
public final class BrokenToml extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final int line;

    BrokenToml(int line, String message) {
        super(message, null, false, false);
        this.line = line;
    }

    /** 1-based. */
    public int line() {
        return line;
    }
}
