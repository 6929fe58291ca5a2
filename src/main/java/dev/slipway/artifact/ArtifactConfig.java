package dev.slipway.artifact;

import java.nio.file.Path;

import io.smallrye.config.ConfigMapping;

/** Where build contexts are kept. */
@ConfigMapping(prefix = "slipway.artifact")
public interface ArtifactConfig {

    /** The folder of the file system store. Replicas on several machines need a shared one. */
    Path directory();
}
