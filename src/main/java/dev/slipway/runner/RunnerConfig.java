package dev.slipway.runner;

import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalInt;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How builds are run. */
@ConfigMapping(prefix = "slipway.build")
public interface RunnerConfig {

    /** Builds at a time on this replica; by default one per processor. */
    OptionalInt parallel();

    /** Time that one build may take, from the moment it is taken up. */
    @WithDefault("15m")
    Duration timeout();

    /** Folder for the work in progress and this replica's identity; not shared between replicas. */
    Path directory();

    /** How long a claim lasts unless it is renewed; a replica that dies loses its builds after that time. */
    @WithDefault("30s")
    Duration lease();

    /** How often to look for builds that nobody announced. */
    @WithDefault("2s")
    Duration poll();

    /** How often claims are renewed; well below the lease. */
    @WithDefault("2s")
    Duration heartbeat();

    /** How long a step is tried again while a registry, an index, the artifact store or the database is away. */
    @WithDefault("2m")
    Duration retryFor();

    /** How long a build may wait in the queue. */
    @WithDefault("1h")
    Duration queueTimeout();

    /** How long builds may go on when the service is told to stop; what is left then is handed back to the queue. */
    @WithDefault("20s")
    Duration grace();

    /** Whether this replica takes up builds; one that does not only answers requests. */
    @WithDefault("true")
    boolean enabled();

    default int slots() {
        return parallel().orElse(Runtime.getRuntime().availableProcessors());
    }
}
