package dev.slipway.buildah;

import java.nio.file.Path;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How images are built. */
@ConfigMapping(prefix = "slipway.buildah")
public interface BuildahConfig {

    /** Where Buildah keeps its images and layers, and Slipway its settings for Buildah. */
    Path directory();

    /** The Buildah program: a name on the PATH, or a path. */
    @WithDefault("buildah")
    String program();

    /** The OCI runtime for RUN steps: a name on the PATH, or a path. */
    @WithDefault("runc")
    String runtime();

    /** How RUN steps are kept apart; by default the strongest way that works on this host. */
    @WithDefault("auto")
    IsolationChoice isolation();

    /**
     * The uv program (astral-sh/uv) that installs Python requirements in pip's place where they mean the same to both; a
     * statically linked one runs in any image. Without it pip does. The same on all replicas, since images differ a little.
     */
    Optional<Path> uv();

    /** Registry (host and port, and a path where there is one) that is asked for Docker Hub's images first. */
    Optional<String> mirror();

    /** Whether the mirror speaks plain HTTP; by default only on the loopback. */
    Optional<Boolean> mirrorInsecure();

    /** What an operator may ask for. */
    enum IsolationChoice {
        AUTO,
        ROOTLESS,
        CHROOT
    }
}
