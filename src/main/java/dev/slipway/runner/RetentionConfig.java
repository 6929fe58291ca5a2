package dev.slipway.runner;

import java.time.Duration;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How long is kept what nobody asks for any more. */
@ConfigMapping(prefix = "slipway.retention")
public interface RetentionConfig {

    /** Ended builds, from their end on. */
    @WithDefault("90d")
    Duration builds();

    /** Their output. */
    @WithDefault("30d")
    Duration logs();

    /** Build contexts, from the last request with the same content on. */
    @WithDefault("7d")
    Duration contexts();

    /** Size of Buildah's storage; above it images are removed, the oldest first. */
    @WithDefault("20G")
    MemorySize images();

    /** How often to look. */
    @WithDefault("15m")
    Duration every();
}
