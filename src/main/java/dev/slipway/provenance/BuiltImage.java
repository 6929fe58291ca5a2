package dev.slipway.provenance;

import java.time.Instant;
import java.util.Optional;

import dev.slipway.build.Build;
import dev.slipway.image.Digest;
import dev.slipway.image.ImageReference;
import dev.slipway.registry.Manifest;

/**
 * An image that was just pushed and has no tag yet.
 *
 * @param reference what its tag will be
 * @param manifest as the registry has it
 * @param origin what made it
 * @param sbom what is in it, as CycloneDX JSON, where one was made
 */
public record BuiltImage(ImageReference reference, Manifest manifest, Origin origin, Optional<byte[]> sbom) {

    /**
     * The build that made an image.
     *
     * @param buildId id of the build
     * @param name that was asked for
     * @param workspace that the build belongs to
     * @param plan the stored {@link dev.slipway.build.PlanView}, as JSON
     * @param context the build context's digest in the artifact store
     * @param startedAt when the build was taken up first
     * @param isolation of its RUN steps, such as {@code rootless}
     * @param baseDigest of the base image that was used, when that is known
     */
    public record Origin(String buildId, String name, String workspace, String plan, Digest context, Instant startedAt,
            String isolation, Optional<Digest> baseDigest) {

        public static Origin of(Build build, String isolation, Optional<Digest> baseDigest) {
            return new Origin(build.id(), build.name(), build.workspace(), build.plan(), build.artifact(),
                    build.startedAt().orElse(build.createdAt()), isolation, baseDigest);
        }
    }

    Digest digest() {
        return manifest.digest();
    }
}
