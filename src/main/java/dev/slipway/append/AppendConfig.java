package dev.slipway.append;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How images of dependencies are used again. */
@ConfigMapping(prefix = "slipway.dependencies")
public interface AppendConfig {

    /** Whether sources are laid upon an image of their dependencies; otherwise Buildah builds every image as a whole. */
    @WithDefault("true")
    boolean reuse();

    /**
     * How long one is used before Buildah looks at base image and dependencies again, so that updates get into images. The
     * age counts from the build that made it.
     */
    @WithDefault("24h")
    Duration fresh();

    /** How long one that nobody uses is remembered. */
    @WithDefault("14d")
    Duration keep();
}
