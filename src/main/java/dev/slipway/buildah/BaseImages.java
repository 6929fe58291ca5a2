package dev.slipway.buildah;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.slipway.image.BaseImage;
import dev.slipway.image.Digest;

/**
 * Which base image a build really started from: builds take what Buildah's storage has under the name, and pull only what is
 * not there. Read from the storage's own list (containers/storage, {@code overlay-images/images.json}, replaced as a whole
 * with each change), since a Buildah process would take longer than the rest of what is done with the answer.
 */
@ApplicationScoped
public class BaseImages {

    private static final Logger LOG = Logger.getLogger(BaseImages.class);

    private final BuildahHome home;
    private final ObjectMapper json;

    BaseImages(BuildahHome home, ObjectMapper json) {
        this.home = home;
        this.json = json;
    }

    /** The digest of its manifest; nothing where the storage does not say, as for {@code scratch}. */
    public Optional<Digest> digestOf(BaseImage image) {
        return image.pinned().or(() -> stored(image.fullName()));
    }

    private Optional<Digest> stored(String name) {
        Path list = home.storage().resolve("overlay-images").resolve("images.json");
        try {
            for (JsonNode image : Files.exists(list) ? json.readTree(list.toFile()) : json.createArrayNode()) {
                for (JsonNode known : image.path("names")) {
                    if (known.asText().equals(name) && image.hasNonNull("digest")) {
                        return Optional.of(new Digest(image.path("digest").asText()));
                    }
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            LOG.warnf("the digest of %s is not known: %s", name, e.toString());
        }
        return Optional.empty();
    }
}
