package dev.slipway.buildlog;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How much of a build's output is kept, and how the service writes its own. */
@ConfigMapping(prefix = "slipway.log")
public interface LogConfig {

    /** Lines kept per build; what comes after is counted and dropped. */
    @WithDefault("100000")
    int maxLines();

    /** Characters kept per line. */
    @WithDefault("4000")
    int maxLineLength();

    /** How the service's own log is written. */
    @WithDefault("text")
    Format format();

    /** Of the service's own log. */
    enum Format {
        /** Lines for a person. */
        TEXT,
        /** One JSON object per line, with the build's id as {@code mdc.build}. */
        JSON
    }
}
