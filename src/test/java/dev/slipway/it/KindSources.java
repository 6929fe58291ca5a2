package dev.slipway.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

/** The agents of {@code src/test/resources/kinds}: one folder is one agent, as a client would send it. */
final class KindSources {

    private static final Path ROOT = Path.of("src", "test", "resources", "kinds");

    private KindSources() {
    }

    /** A request like no other before it, so that it is really built: an image that the registry has is not built again. */
    static Map<String, Object> freshRequest(String kind) {
        Map<String, String> files = files(ROOT.resolve(kind));
        files.put("NOTES.md", "Built for " + UUID.randomUUID() + "\n");
        return Map.of("name", "Kind " + kind, "files", files);
    }

    private static Map<String, String> files(Path folder) {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> found = Files.walk(folder)) {
            for (Path file : found.filter(Files::isRegularFile).toList()) {
                files.put(folder.relativize(file).toString().replace('\\', '/'), Files.readString(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }
}
