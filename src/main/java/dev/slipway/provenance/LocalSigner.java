package dev.slipway.provenance;

import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;

import dev.slipway.image.Digest;

/** Signs in this process. */
final class LocalSigner implements Signer {

    private static final String ALGORITHM = "SHA256withECDSA";

    private final ECPrivateKey secret;
    private final ECPublicKey known;
    private final String keyId;

    private LocalSigner(ECPrivateKey secret, ECPublicKey known) {
        this.secret = secret;
        this.known = known;
        this.keyId = Digest.of(known.getEncoded()).hex();
    }

    /** @throws GeneralSecurityException if the two are not of one key on P-256 */
    static LocalSigner of(ECPrivateKey secret, ECPublicKey known) throws GeneralSecurityException {
        LocalSigner signer = new LocalSigner(secret, known);
        byte[] probe = { 1, 2, 3 };
        Signature check = Signature.getInstance(ALGORITHM);
        check.initVerify(known);
        check.update(probe);
        if (!check.verify(signer.signed(probe))) {
            throw new GeneralSecurityException("private and public key do not belong together");
        }
        return signer;
    }

    @Override
    public byte[] sign(byte[] message) {
        try {
            return signed(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a key that signed at start signs no more", e);
        }
    }

    private byte[] signed(byte[] message) throws GeneralSecurityException {
        Signature signature = Signature.getInstance(ALGORITHM);
        signature.initSign(secret);
        signature.update(message);
        return signature.sign();
    }

    @Override
    public ECPublicKey publicKey() {
        return known;
    }

    @Override
    public String keyId() {
        return keyId;
    }
}
