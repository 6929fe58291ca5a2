package dev.slipway.access;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What one request may ask for. */
@ConfigMapping(prefix = "slipway.api")
public interface ApiLimits {

    /** Longest body that is read, such as {@code 10M}. */
    @WithDefault("10M")
    MemorySize maxBodySize();
}
