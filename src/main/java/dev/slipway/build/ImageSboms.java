package dev.slipway.build;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;

/** The bills of materials of images. Every method wants the session or transaction of its caller. */
@ApplicationScoped
public class ImageSboms implements PanacheRepositoryBase<ImageSbom, String> {

    /** The image was there already, and so is what is known of it. */
    private static final String COPY = """
            insert into image_sbom (build_id, content)
            select ?1, content from image_sbom join build on build.id = image_sbom.build_id
            where build.content_hash = ?2 and build.digest = ?3 and build.id <> ?1
            order by build.sequence desc limit 1""";

    /** The document of a build's image; nothing while there is none. */
    public Uni<Optional<byte[]>> sbomOf(Build build) {
        return build.status() == BuildStatus.SUCCEEDED
                ? findById(build.id()).map(found -> Optional.ofNullable(found).map(ImageSbom::document))
                : Uni.createFrom().item(Optional.empty());
    }

    /** Keeps the document of a build that has just succeeded; that of the same image where nothing was built anew. */
    public Uni<Void> keep(Build build, Optional<byte[]> document) {
        Optional<BuildOutcome> success = build.outcome().filter(outcome -> outcome.pushed().isPresent());
        if (success.isEmpty()) {
            return Uni.createFrom().voidItem(); // it was cancelled at the last moment
        }
        if (document.isPresent()) {
            return persist(new ImageSbom(build.id(), document.get())).replaceWithVoid();
        }
        boolean reused = success.get().work().filter(WorkDone::reusedImage).isPresent();
        return reused ? copy(build, success.get().pushed().orElseThrow()) : Uni.createFrom().voidItem();
    }

    private static Uni<Void> copy(Build build, PushedImage image) {
        return Panache.getSession().chain(session -> session.createNativeQuery(COPY).setParameter(1, build.id())
                .setParameter(2, build.contentHash()).setParameter(3, image.digest().value()).executeUpdate())
                .replaceWithVoid();
    }
}
