package dev.slipway.registry;

import dev.slipway.image.Digest;

/**
 * What an image's manifest says.
 *
 * @param digest of the manifest
 * @param sizeBytes configuration and layers as stored, in bytes
 */
public record Manifest(Digest digest, long sizeBytes) {
}
