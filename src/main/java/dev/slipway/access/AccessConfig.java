package dev.slipway.access;

import java.util.Optional;

import io.smallrye.config.ConfigMapping;

/** Who may call. */
@ConfigMapping(prefix = "slipway.access")
public interface AccessConfig {

    /** The API key that is accepted. When absent, one is made at the first start, stored hashed and printed once. */
    Optional<String> key();
}
