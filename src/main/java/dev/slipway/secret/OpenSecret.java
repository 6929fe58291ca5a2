package dev.slipway.secret;

/** A decrypted secret, for the duration of a build. */
record OpenSecret(SecretSpec spec, Credentials credentials) {
}
