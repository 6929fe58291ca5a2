package dev.slipway.provenance;

import java.util.Optional;

import dev.slipway.build.Build;
import dev.slipway.image.Digest;
import dev.slipway.registry.Manifest;

/**
 * An image that was just pushed and has no tag yet.
 *
 * @param build what made it
 * @param manifest as the registry has it
 * @param isolation of its RUN steps, such as {@code rootless}
 * @param baseDigest of the base image that was used, when that is known
 * @param sbom what is in it, as CycloneDX JSON, where one was made
 */
public record BuiltImage(Build build, Manifest manifest, String isolation, Optional<Digest> baseDigest,
        Optional<byte[]> sbom) {

    Digest digest() {
        return manifest.digest();
    }
}
