package dev.slipway.buildlog;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How much of a build's output is kept. */
@ConfigMapping(prefix = "slipway.log")
public interface LogConfig {

    /** Lines kept per build; what comes after is counted and dropped. */
    @WithDefault("100000")
    int maxLines();

    /** Characters kept per line. */
    @WithDefault("4000")
    int maxLineLength();
}
