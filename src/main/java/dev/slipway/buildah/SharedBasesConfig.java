package dev.slipway.buildah;

import java.util.List;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Which base images a replica keeps ready. */
@ConfigMapping(prefix = "slipway.base")
public interface SharedBasesConfig {

    /**
     * Names as a Dockerfile has them. Pulled when the replica starts, once for all workspaces and with Slipway's own
     * credentials alone; other images each workspace pulls for itself.
     */
    @WithDefault("python:3.11-slim")
    Optional<List<String>> images();

    /** How often they are looked at anew, from the start on; {@code off} for never. Read by the scheduler. */
    @WithDefault("24h")
    String refresh();
}
