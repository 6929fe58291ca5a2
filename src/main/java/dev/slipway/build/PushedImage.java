package dev.slipway.build;

import dev.slipway.image.Digest;

/**
 * What a build left in the registry.
 *
 * @param digest of the image's manifest
 * @param sizeBytes configuration and layers as stored in the registry, in bytes
 */
public record PushedImage(Digest digest, long sizeBytes) {
}
