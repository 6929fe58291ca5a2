package dev.slipway.registry;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.slipway.image.Digest;

/**
 * An image's manifest as the registry has it.
 *
 * @param digest of the manifest
 * @param sizeBytes configuration and layers as stored, in bytes
 * @param mediaType which kind of manifest it is
 * @param content the very bytes that the digest is of, as UTF-8 text
 */
public record Manifest(Digest digest, long sizeBytes, String mediaType, String content) {

    /** What these bytes are as a manifest. */
    public static Manifest of(byte[] content, String mediaType, ObjectMapper json) throws IOException {
        return new Manifest(Digest.of(content), sizeBytes(json.readTree(content)), mediaType,
                new String(content, StandardCharsets.UTF_8));
    }

    static long sizeBytes(JsonNode manifest) {
        long size = manifest.path("config").path("size").asLong();
        for (JsonNode layer : manifest.path("layers")) {
            size += layer.path("size").asLong();
        }
        return size;
    }
}
