package dev.slipway.image;

import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The registry that images are pushed to. */
@ConfigMapping(prefix = "slipway.registry")
public interface RegistryConfig {

    /** Host and port, as clients pull from it. */
    @WithDefault("127.0.0.1:5000")
    String host();

    /** Path before the image name, such as {@code team/agents}. */
    Optional<String> prefix();

    /** Whether to speak plain HTTP; by default only with a registry on the loopback. */
    Optional<Boolean> insecure();

    Optional<String> username();

    Optional<String> password();

    /** Whether to speak plain HTTP to it, the default applied. */
    default boolean plainHttp() {
        return insecure().orElseGet(() -> host().matches("(localhost|127\\.[0-9.]+|\\[::1])(:[0-9]+)?"));
    }
}
