package dev.slipway.buildah;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.databind.ObjectMapper;

import dev.slipway.image.RegistryConfig;

/**
 * Writes credentials for Buildah, as containers-auth.json(5).
 *
 * @param config tells whether Slipway's own registry is asked for Docker Hub's images
 * @param registry Slipway's own
 */
record AuthFile(BuildahConfig config, RegistryConfig registry, ObjectMapper json) {

    /** Whether an image of this registry may come from Slipway's own, whose credentials can overwrite images. */
    boolean needsOwn(String imageRegistry) {
        return imageRegistry.equals(registry.host())
                || config.mirror().filter(mirror -> mirror.split("/", 2)[0].equals(registry.host())).isPresent();
    }

    /** Slipway's own credentials for its registry, where they are needed, win over a workspace's. */
    void write(Path file, Map<String, String> more, boolean own) throws IOException {
        Map<String, Map<String, String>> auths = new LinkedHashMap<>();
        more.forEach((host, auth) -> auths.put(host, Map.of("auth", auth)));
        if (own) {
            registry.username().ifPresent(user -> auths.put(registry.host(), Map.of("auth", Base64.getEncoder()
                    .encodeToString((user + ":" + registry.password().orElse("")).getBytes(StandardCharsets.UTF_8)))));
        }
        PrivateFile.write(file, json.writeValueAsString(Map.of("auths", auths)));
    }
}
