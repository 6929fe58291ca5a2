package dev.slipway.buildah;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * The images in a storage, read from the storage's own list (containers/storage, {@code images.json}): it has what
 * {@code buildah inspect} says and costs no process. Images are listed in the order in which they came.
 */
@ApplicationScoped
class StoredImages {

    /**
     * One image.
     *
     * @param id digest of its configuration, without algorithm
     * @param digest of its manifest
     * @param names it is known by, with registry and tag; null for the result of a step in between
     * @param layer its topmost layer; null for an image of no layers
     */
    @RegisterForReflection
    @JsonIgnoreProperties(ignoreUnknown = true)
    record StoredImage(String id, String digest, List<String> names, String layer) {

        boolean isNamed(String name) {
            return names != null && names.contains(name);
        }
    }

    private final BuildahHome home;
    private final ObjectMapper json;

    StoredImages(BuildahHome home, ObjectMapper json) {
        this.home = home;
        this.json = json;
    }

    /** All of them, the oldest first; none where nothing was ever built. */
    List<StoredImage> all(Storage storage) throws IOException {
        Path list = storage.root().resolve("overlay-images/images.json");
        return Files.exists(list) ? json.readValue(Files.readAllBytes(list), new TypeReference<List<StoredImage>>() {
        }) : List.of();
    }

    /** The image that Buildah finds under this whole name: the storage's own before the one that all share. */
    Optional<StoredImage> named(Storage storage, String name) throws IOException {
        return Stream.concat(all(storage).stream(), all(home.bases()).stream()).filter(image -> image.isNamed(name))
                .findFirst();
    }
}
