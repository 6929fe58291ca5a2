package dev.slipway.provenance;

import java.io.IOException;
import java.security.interfaces.ECPublicKey;

/** A key that signs without showing itself: one of a file, or one that a key management service keeps. Calls may block. */
public interface Signer {

    /**
     * An ECDSA signature with SHA-256 on P-256, in ASN.1 DER, of these bytes.
     *
     * @throws IOException if the key cannot be used now
     */
    byte[] sign(byte[] message) throws IOException;

    /** What verifies the signatures. */
    ECPublicKey publicKey();

    /** Names the key: the SHA-256 of its public key in DER, in hex. */
    String keyId();
}
