package dev.slipway.plan;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/**
 * The identity of what a request would build: 64 hex digits of SHA-256 over everything that decides the image. Each part
 * is preceded by its length, so no two requests can be read as the same bytes. The first 8 digits are the image's tag.
 */
public record ContentHash(String hex) {

    /** Changes whenever the way of hashing or building changes so that an old image must not be taken for a new one. */
    private static final String SCHEME = "slipway-content-2";

    public static ContentHash of(String workspace, String name, SourceTree source, BuildPlan plan) {
        Hasher hasher = new Hasher();
        hasher.text(SCHEME).text(workspace).text(name);
        hasher.files(source.files()).files(plan.generated());
        hasher.text(plan.dockerfile()).text(plan.baseImage());
        return new ContentHash(hasher.hex());
    }

    private static final class Hasher {
        private final MessageDigest sha256;

        Hasher() {
            try {
                sha256 = MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java platform has SHA-256", e);
            }
        }

        Hasher text(String text) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            sha256.update(ByteBuffer.allocate(Long.BYTES).putLong(bytes.length).flip());
            sha256.update(bytes);
            return this;
        }

        Hasher files(Map<String, String> files) {
            text(Integer.toString(files.size()));
            files.forEach((path, content) -> text(path).text(content));
            return this;
        }

        String hex() {
            return HexFormat.of().formatHex(sha256.digest());
        }
    }
}
