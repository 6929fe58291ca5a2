package dev.slipway.secret;

/**
 * Encrypts the keys that secrets are encrypted with, the way key management services do: the key that does it never leaves
 * them. Calls may block.
 */
interface KeyEncryption {

    /** Whether there is a key to encrypt with. */
    boolean isReady();

    /**
     * Encrypts a data key with the current key.
     *
     * @param context must be given again to decrypt; it is not secret
     */
    WrappedKey wrap(byte[] dataKey, byte[] context);

    /**
     * The data key again.
     *
     * @throws UnreadableException if the key is not known any more, or the bytes or the context are not those of then
     */
    byte[] unwrap(WrappedKey wrapped, byte[] context) throws UnreadableException;
}
