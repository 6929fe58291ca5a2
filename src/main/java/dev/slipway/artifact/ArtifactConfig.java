package dev.slipway.artifact;

import java.nio.file.Path;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Where build contexts are kept. */
@ConfigMapping(prefix = "slipway.artifact")
public interface ArtifactConfig {

    /** Files, or objects of an S3 bucket. */
    @WithDefault("file")
    Kind store();

    /** The folder of the file system store. Replicas on several machines need a shared one. */
    Path directory();

    /** What there is to choose from. */
    enum Kind {
        FILE,
        S3
    }
}
