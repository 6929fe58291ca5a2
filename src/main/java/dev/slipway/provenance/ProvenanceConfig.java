package dev.slipway.provenance;

import java.net.URI;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What provenance says of this Slipway. */
@ConfigMapping(prefix = "slipway.provenance")
public interface ProvenanceConfig {

    /**
     * Who vouches for the build: the {@code builder.id} of SLSA, which verifiers compare. Best the service's own URL; the same
     * on all replicas. The default says no more than that it was some Slipway, and is a package URL, since an address would
     * claim a domain that belongs to somebody.
     */
    @WithDefault("pkg:generic/slipway")
    URI builderId();
}
