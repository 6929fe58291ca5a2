package dev.slipway.registry;

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
}
