package dev.slipway.webhook;

/** An attempt that failed outside of Slipway. Its message is one line that a client may read. */
final class DeliveryException extends Exception {

    private static final long serialVersionUID = 1L;

    DeliveryException(String message) {
        super(message, null, false, false);
    }
}
