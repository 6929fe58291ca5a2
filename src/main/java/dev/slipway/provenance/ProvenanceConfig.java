package dev.slipway.provenance;

import java.net.URI;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What provenance says of this Slipway. */
@ConfigMapping(prefix = "slipway.provenance")
public interface ProvenanceConfig {

    /**
     * Who vouches for the build: the {@code builder.id} of SLSA, which verifiers compare. Best the service's own URL; the same
     * on all replicas.
     */
    @WithDefault("https://slipway.dev/builder")
    URI builderId();
}
