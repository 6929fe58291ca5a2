package dev.slipway.build;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;

/** The bills of materials of images. Every method wants the session of its caller. */
@ApplicationScoped
public class ImageSboms implements PanacheRepositoryBase<ImageSbom, String> {

    /** The document of a build's image; nothing while there is none. */
    public Uni<Optional<byte[]>> sbomOf(Build build) {
        return build.status() == BuildStatus.SUCCEEDED
                ? findById(build.id()).map(found -> Optional.ofNullable(found).map(ImageSbom::document))
                : Uni.createFrom().item(Optional.empty());
    }
}
