package dev.slipway.runner;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How full a builder's disks may become. */
@ConfigMapping(prefix = "slipway.disk")
public interface DiskConfig {

    /** Free space, in each directory that builds write to, below which no more builds should be taken up. */
    @WithDefault("1G")
    MemorySize minFree();
}
