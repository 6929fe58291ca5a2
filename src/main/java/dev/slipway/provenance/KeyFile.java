package dev.slipway.provenance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a private key of a file: ECDSA on P-256, PKCS#8 in PEM, as {@code openssl genpkey} writes it. */
final class KeyFile {

    private static final Pattern PEM = Pattern
            .compile("-----BEGIN ([A-Z ]+)-----\\s+([A-Za-z0-9+/=\\s]+)-----END \\1-----\\s*");
    private static final Set<PosixFilePermission> OF_OTHERS = Set.of(PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE);
    private static final String HOW_TO_MAKE = "openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256";
    /** RFC 5915: the public key, an uncompressed point of 65 bytes, is the last field, tagged 1, of the private one. */
    private static final byte[] TAG = { (byte) 0xA1, 0x44, 0x03, 0x42, 0x00, 0x04 };
    private static final int POINT = 65;
    /** RFC 5480: what precedes a point on P-256 in a SubjectPublicKeyInfo. */
    private static final byte[] P256_HEAD = { 0x30, 0x59, 0x30, 0x13, 0x06, 0x07, 0x2A, (byte) 0x86, 0x48, (byte) 0xCE, 0x3D,
            0x02, 0x01, 0x06, 0x08, 0x2A, (byte) 0x86, 0x48, (byte) 0xCE, 0x3D, 0x03, 0x01, 0x07, 0x03, 0x42, 0x00 };

    private KeyFile() {
    }

    /**
     * The signer of the key in this file.
     *
     * @throws IllegalStateException with a sentence for the operator if the key cannot be used, or others can read it
     */
    static Signer read(Path file) {
        try {
            requirePrivate(file);
            byte[] der = pkcs8(file);
            KeyFactory keys = KeyFactory.getInstance("EC");
            ECPrivateKey secret = (ECPrivateKey) keys.generatePrivate(new PKCS8EncodedKeySpec(der));
            ECPublicKey known = (ECPublicKey) keys.generatePublic(new X509EncodedKeySpec(publicKey(der)));
            return LocalSigner.of(secret, known);
        } catch (IOException e) {
            throw unusable(file, "it cannot be read: " + e.getClass().getSimpleName());
        } catch (GeneralSecurityException | ClassCastException e) {
            throw unusable(file, "it holds no ECDSA key on P-256; make one with: " + HOW_TO_MAKE);
        }
    }

    private static void requirePrivate(Path file) throws IOException {
        if (Files.getPosixFilePermissions(file).stream().anyMatch(OF_OTHERS::contains)) {
            throw unusable(file, "everyone on this machine can read or change it; run: chmod o= " + file);
        }
    }

    private static byte[] pkcs8(Path file) throws IOException {
        Matcher pem = PEM.matcher(Files.readString(file));
        if (!pem.find()) {
            throw unusable(file, "it is not PEM; make one with: " + HOW_TO_MAKE);
        }
        return switch (pem.group(1)) {
            case "PRIVATE KEY" -> Base64.getMimeDecoder().decode(pem.group(2));
            case "EC PRIVATE KEY" -> throw unusable(file, "it is not PKCS#8; convert it with: openssl pkcs8 -topk8 -nocrypt");
            default -> throw unusable(file, "it is a " + pem.group(1) + ", not an unencrypted PKCS#8 key; make one with: "
                    + HOW_TO_MAKE);
        };
    }

    private static byte[] publicKey(byte[] pkcs8) throws GeneralSecurityException {
        int point = pkcs8.length - POINT;
        int tag = point - TAG.length + 1;
        if (tag < 0 || !Arrays.equals(Arrays.copyOfRange(pkcs8, tag, point + 1), TAG)) {
            throw new GeneralSecurityException("the key does not bring its public key");
        }
        byte[] der = Arrays.copyOf(P256_HEAD, P256_HEAD.length + POINT);
        System.arraycopy(pkcs8, point, der, P256_HEAD.length, POINT);
        return der;
    }

    private static IllegalStateException unusable(Path file, String why) {
        return new IllegalStateException("the signing key " + file + " (slipway.signing.key-file) cannot be used: " + why);
    }
}
