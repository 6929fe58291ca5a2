package dev.slipway.buildah;

import java.io.IOException;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import dev.slipway.image.BaseImage;
import dev.slipway.image.Digest;

/**
 * Which base image a build really started from: builds take what their workspace's storage has under the name, and pull only
 * what is not there.
 */
@ApplicationScoped
public class BaseImages {

    private static final Logger LOG = Logger.getLogger(BaseImages.class);

    private final BuildahHome home;
    private final StoredImages images;

    BaseImages(BuildahHome home, StoredImages images) {
        this.home = home;
        this.images = images;
    }

    /** The digest of its manifest; nothing where the storage does not say, as for {@code scratch}. */
    public Optional<Digest> digestOf(String workspace, BaseImage image) {
        return image.pinned().or(() -> stored(home.storage(workspace), image.fullName()));
    }

    private Optional<Digest> stored(Storage storage, String name) {
        try {
            return images.named(storage, name).map(StoredImages.StoredImage::digest).map(Digest::new);
        } catch (IOException | IllegalArgumentException e) {
            LOG.warnf("the digest of %s is not known: %s", name, e.toString());
            return Optional.empty();
        }
    }
}
