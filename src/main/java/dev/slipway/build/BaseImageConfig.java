package dev.slipway.build;

import java.util.List;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Where images may come from that a client's own Dockerfile names. */
@ConfigMapping(prefix = "slipway.build")
public interface BaseImageConfig {

    /** Registries as host, and port where there is one. Slipway's own is open to each workspace for its own images only. */
    @WithDefault("docker.io,ghcr.io,quay.io,gcr.io,registry.k8s.io,mcr.microsoft.com,public.ecr.aws")
    List<String> baseRegistries();
}
