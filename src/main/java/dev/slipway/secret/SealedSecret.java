package dev.slipway.secret;

/**
 * Credentials as they are stored.
 *
 * @param key the data key, encrypted
 * @param bytes the credentials, encrypted with the data key
 */
record SealedSecret(WrappedKey key, byte[] bytes) {
}
