package dev.slipway.buildah;

import java.time.Duration;
import java.util.Optional;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What one build may use up of this machine; 0 is without limit. */
@ConfigMapping(prefix = "slipway.build.limits")
public interface LimitsConfig {

    /** Processes and threads at a time. */
    @WithDefault("1024")
    long processes();

    /** Open files of one process. */
    @WithDefault("8192")
    long openFiles();

    /** Size of one file. */
    @WithDefault("4G")
    MemorySize fileSize();

    /** Memory of all processes together. */
    @WithDefault("4G")
    MemorySize memory();

    /** Size of /dev/shm and of each other file system in memory that a step gets. */
    @WithDefault("64M")
    MemorySize sharedMemory();

    /** Processor time of one process; by default only the build's deadline ends it. */
    Optional<Duration> cpuTime();

    /** What all steps together may write, beside the base image. */
    @WithDefault("10G")
    MemorySize disk();

    /** Files and folders that all steps together may make. */
    @WithDefault("1000000")
    long files();
}
