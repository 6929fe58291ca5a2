package dev.slipway.image;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * The content address of a manifest, a configuration or a layer: {@code sha256:} and 64 lower-case hex digits
 * (OCI image specification, "Digests").
 */
public record Digest(String value) {

    private static final Pattern SHA256 = Pattern.compile("sha256:[0-9a-f]{64}");

    /** @throws IllegalArgumentException if the text is not a SHA-256 digest */
    public Digest {
        if (!isOne(value)) {
            throw new IllegalArgumentException("not a sha256 digest: " + value);
        }
    }

    public static boolean isOne(String text) {
        return SHA256.matcher(text).matches();
    }

    /** The digest of these bytes. */
    public static Digest of(byte[] content) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(content);
            return new Digest("sha256:" + HexFormat.of().formatHex(hash));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** The 64 hex digits without their algorithm. */
    public String hex() {
        return value.substring("sha256:".length());
    }

    @Override
    public String toString() {
        return value;
    }
}
