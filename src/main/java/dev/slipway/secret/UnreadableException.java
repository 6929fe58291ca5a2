package dev.slipway.secret;

/** What is stored cannot be decrypted: the key is not among those configured, or the row is not as it was written. */
public final class UnreadableException extends Exception {

    private static final long serialVersionUID = 1L;

    /** @param message names the secret or the key, never what it holds */
    UnreadableException(String message) {
        super(message, null, false, false);
    }
}
