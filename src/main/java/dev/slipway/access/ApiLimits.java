package dev.slipway.access;

import java.time.Duration;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What one request may ask for. */
@ConfigMapping(prefix = "slipway.api")
public interface ApiLimits {

    /** Longest body that is read, such as {@code 10M}. */
    @WithDefault("10M")
    MemorySize maxBodySize();

    /** How long a client may take to send a body, however steadily it does; then its connection is closed. */
    @WithDefault("60s")
    Duration bodyTimeout();
}
