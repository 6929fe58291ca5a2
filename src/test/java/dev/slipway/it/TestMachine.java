package dev.slipway.it;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What {@code ./slipway test} has made ready for tests that really build: a registry, base images, the way to pip's index. */
public final class TestMachine {

    private TestMachine() {
    }

    /** Host and port of the registry. */
    public static String registry() {
        return Optional.ofNullable(System.getenv("SLIPWAY_TEST_REGISTRY"))
                .orElseThrow(() -> new IllegalStateException("these tests need a registry; run them with ./slipway test"));
    }

    /** The settings of this machine that a service needs, as environment variables. */
    public static Map<String, String> settings() {
        Map<String, String> settings = new TreeMap<>();
        System.getenv().forEach((name, value) -> {
            if (name.startsWith("SLIPWAY_NETWORK_") || name.startsWith("SLIPWAY_BUILDAH_")) {
                settings.put(name, value);
            }
        });
        settings.put("SLIPWAY_REGISTRY_HOST", registry());
        return settings;
    }

    /** A new folder on a disk that Buildah's storage can use; {@code ./slipway test} removes it at its end. */
    public static Path newHome(String name) throws IOException {
        Path parent = Path.of(System.getenv("SLIPWAY_HOME"));
        return Files.createTempDirectory(Files.createDirectories(parent), name + "-");
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
