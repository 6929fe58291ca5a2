package dev.slipway.buildah;

import java.util.List;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How far RUN steps are kept from this host and its network. */
@ConfigMapping(prefix = "slipway.build")
public interface IsolationConfig {

    /** What RUN steps may reach. */
    @WithDefault("internet")
    Reach network();

    /** IPv4 addresses and blocks of them that RUN steps may reach beside that, whatever they are. */
    Optional<List<String>> networkAllow();

    /** Whether to build where RUN steps cannot be kept apart from this host as they should be. */
    @WithDefault("false")
    boolean allowWeakIsolation();

    /** How far the network of RUN steps leads. */
    enum Reach {
        /** The open internet and the package indexes; nothing of this host or of its own network. */
        INTERNET,
        /** The configured index and proxies, and what is allowed by address. */
        PRIVATE,
        /** Nowhere. */
        NONE
    }
}
