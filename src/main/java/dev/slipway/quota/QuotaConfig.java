package dev.slipway.quota;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What each workspace may use; 0 sets no limit. */
@ConfigMapping(prefix = "slipway.quota")
public interface QuotaConfig {

    /** Builds under way on all replicas together. */
    @WithDefault("20")
    int concurrentBuilds();

    /** Builds that wait. */
    @WithDefault("1000")
    int queuedBuilds();

    /** Builds accepted within 60 minutes. */
    @WithDefault("1000")
    int buildsPerHour();

    /** Longest body; {@code slipway.api.max-body-size} counts as well. */
    Optional<MemorySize> bytesPerRequest();

    /** Files of one request. */
    @WithDefault("10000")
    int filesPerRequest();

    /** Workspaces that differ, by their names. */
    Map<String, Override> workspaces();

    /** What differs; the rest is as for all. */
    interface Override {

        OptionalInt concurrentBuilds();

        OptionalInt queuedBuilds();

        OptionalInt buildsPerHour();

        Optional<MemorySize> bytesPerRequest();

        OptionalInt filesPerRequest();
    }
}
