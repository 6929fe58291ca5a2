package dev.slipway.buildah;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.slipway.buildah.StoredImages.StoredImage;

/**
 * Finds the shared base images that have lost their name to a newer one and that no layer of a workspace stands on any more.
 * Buildah would not know: it removes from one storage without looking at those that read it.
 */
@ApplicationScoped
class OutdatedBases {

    private static final Logger LOG = Logger.getLogger(OutdatedBases.class);

    private final BuildahHome home;
    private final StoredImages images;
    private final ObjectMapper json;

    OutdatedBases(BuildahHome home, StoredImages images, ObjectMapper json) {
        this.home = home;
        this.images = images;
        this.json = json;
    }

    /** Ids of the images; none where that cannot be told. */
    List<String> ids() {
        try {
            Map<String, String> shared = parents(home.bases());
            Set<String> needed = new HashSet<>();
            for (Storage storage : home.storages()) {
                needed.addAll(parents(storage).values());
                images.all(storage).forEach(image -> needed.add(image.layer())); // one that only renames a base
            }
            return images.all(home.bases()).stream().filter(OutdatedBases::isNameless)
                    .filter(image -> !standsOn(image.layer(), shared, needed)).map(StoredImage::id).toList();
        } catch (IOException e) {
            LOG.warnf("base images are kept, since the lists of layers cannot be read: %s", e.toString());
            return List.of();
        }
    }

    private static boolean isNameless(StoredImage image) {
        return image.names() == null || image.names().isEmpty();
    }

    private static boolean standsOn(String layer, Map<String, String> parents, Set<String> needed) {
        return layer != null && (needed.contains(layer) || standsOn(parents.get(layer), parents, needed));
    }

    /** Of each layer in a storage, the one below it; null for the lowest (containers/storage, {@code layers.json}). */
    private Map<String, String> parents(Storage storage) throws IOException {
        Map<String, String> parents = new HashMap<>();
        Path list = storage.root().resolve("overlay-layers/layers.json");
        if (Files.exists(list)) {
            for (JsonNode layer : json.readTree(Files.readAllBytes(list))) {
                parents.put(layer.path("id").asText(), layer.path("parent").asText(null));
            }
        }
        return parents;
    }
}
