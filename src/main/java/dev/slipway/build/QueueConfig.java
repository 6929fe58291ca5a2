package dev.slipway.build;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How long the queue may become. */
@ConfigMapping(prefix = "slipway.queue")
public interface QueueConfig {

    /** Builds that may wait at a time, of all workspaces together; whoever comes then is told to come back. */
    @WithDefault("10000")
    int limit();
}
