package dev.slipway.secret;

/**
 * An encrypted data key.
 *
 * @param keyId which key it was encrypted with
 * @param bytes as that key's owner gave them
 */
record WrappedKey(String keyId, byte[] bytes) {
}
