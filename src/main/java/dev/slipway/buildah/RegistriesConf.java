package dev.slipway.buildah;

import java.util.Optional;

import dev.slipway.image.RegistryConfig;

/** Writes containers-registries.conf(5), version 2: which registries Buildah asks, and how. */
final class RegistriesConf {

    private RegistriesConf() {
    }

    static String of(BuildahConfig config, RegistryConfig registry) {
        StringBuilder conf = new StringBuilder("""
                unqualified-search-registries = ["docker.io"]
                short-name-mode = "permissive"

                [[registry]]
                prefix = "docker.io"
                location = "docker.io"
                """);
        config.mirror().ifPresent(mirror -> conf.append("""

                [[registry.mirror]]
                location = "%s"
                insecure = %s
                """.formatted(quoted(mirror), mirrorInsecure(mirror, config.mirrorInsecure()))));
        if (registry.plainHttp()) {
            conf.append("""

                    [[registry]]
                    location = "%s"
                    insecure = true
                    """.formatted(quoted(registry.host())));
        }
        return conf.toString();
    }

    private static boolean mirrorInsecure(String mirror, Optional<Boolean> configured) {
        return configured.orElseGet(() -> mirror.matches("(localhost|127\\.[0-9.]+|\\[::1])(:[0-9]+)?(/.*)?"));
    }

    /** TOML's basic strings escape as JSON's do. */
    private static String quoted(String value) {
        return value.replace("\\", "\\\\").replace("\"", "\\\"");
    }
}
