package dev.slipway.image.dockerfile;

/** Says in one sentence why a Dockerfile cannot be read, or not in one way only. */
public final class UnreadableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnreadableException(int line, String message) {
        super("line " + line + " of the Dockerfile " + message, null, false, false);
    }
}
