package dev.slipway.buildlog;

import java.time.Duration;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How much of a build's output is kept, and how it is followed. */
@ConfigMapping(prefix = "slipway.log")
public interface LogConfig {

    /** Lines kept per build: its beginning, and its last 1000 lines. */
    @WithDefault("100000")
    int maxLines();

    /** Characters kept per line. */
    @WithDefault("4000")
    int maxLineLength();

    /** Characters kept per build. */
    @WithDefault("16M")
    MemorySize maxSize();

    /** Clients that follow logs live on this replica at a time. */
    @WithDefault("1000")
    int maxFollowers();

    /** Of one workspace's builds. */
    @WithDefault("500")
    int maxFollowersPerWorkspace();

    /** Of one build. */
    @WithDefault("250")
    int maxFollowersPerBuild();

    /** After how long a silence a follower gets a comment, so that no proxy takes the connection for dead. */
    @WithDefault("15s")
    Duration keepAlive();

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
