package dev.slipway.it;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The program that stands in for Buildah where thousands of builds are wanted (src/test/resources/engine). */
final class FakeEngine {

    private FakeEngine() {
    }

    /** Puts it into this folder and says the settings of a service that builds with it. */
    static Map<String, String> install(Path folder) throws IOException {
        Files.createDirectories(folder);
        for (String name : new String[] { "fake-buildah", "fake_buildah.py" }) {
            try (InputStream content = FakeEngine.class.getResourceAsStream("/engine/" + name)) {
                Files.copy(content, folder.resolve(name));
            }
        }
        Path program = folder.resolve("fake-buildah");
        if (!program.toFile().setExecutable(true)) {
            throw new IOException(program + " cannot be made executable");
        }
        return Map.of("SLIPWAY_BUILDAH_PROGRAM", program.toString(), "SLIPWAY_BUILDAH_ISOLATION", "chroot",
                "SLIPWAY_BUILD_ALLOW_WEAK_ISOLATION", "true", "SLIPWAY_DEPENDENCIES_REUSE", "false"); // each attempt an image of its own
    }

    /** The comment in a file of the context that makes its build last this long. */
    static String lasting(double seconds) {
        return "# engine: sleep=" + seconds + "\n";
    }
}
