package dev.slipway.runner;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import com.fasterxml.jackson.databind.ObjectMapper;

import dev.slipway.append.DependencyImage;
import dev.slipway.append.DependencyImages;
import dev.slipway.append.DependencyImages.Found;
import dev.slipway.build.Build;
import dev.slipway.build.DependencyUse;
import dev.slipway.buildah.SharedBases;
import dev.slipway.image.BaseImage;
import dev.slipway.image.Digest;
import dev.slipway.registry.Manifest;
import dev.slipway.registry.RegistryClient;
import dev.slipway.runner.BuildahWork.Built;
import dev.slipway.sbom.Contents;

/** The images of dependencies that builds make and that later ones use. */
@ApplicationScoped
class Dependencies {

    private static final Logger LOG = Logger.getLogger(Dependencies.class);

    private final DependencyImages images;
    private final SharedBases bases;
    private final RegistryClient registry;
    private final ObjectMapper json;

    Dependencies(DependencyImages images, SharedBases bases, RegistryClient registry, ObjectMapper json) {
        this.images = images;
        this.bases = bases;
        this.registry = registry;
        this.json = json;
    }

    /**
     * What is known of an image of some dependencies.
     *
     * @param image to be used; nothing where it has to be made
     * @param use how the build will have come to it
     */
    record Known(Optional<DependencyImage> image, DependencyUse use) {
    }

    Known known(Attempt attempt, Parts parts) throws Ended, IOException {
        Optional<Found> found = find(attempt.build(), parts);
        if (found.isEmpty()) {
            return new Known(Optional.empty(), DependencyUse.NEW);
        }
        boolean isOver = !found.get().isFresh() || hasNewBase(attempt.build(), found.get());
        return isOver ? new Known(Optional.empty(), DependencyUse.EXPIRED)
                : new Known(found.map(Found::image), DependencyUse.REUSED);
    }

    private Optional<Found> find(Build build, Parts parts) throws Ended {
        try {
            return images.find(build.workspace(), parts.key());
        } catch (RuntimeException e) {
            LOG.warnf("the dependencies of %s could not be looked up: %s", build.id(), e.toString());
            throw Ended.with(Failures.ofBuildDatabase());
        }
    }

    private boolean hasNewBase(Build build, Found found) throws IOException {
        Optional<BaseImage> base = PlannedBase.of(build, json);
        return base.isPresent() && bases.seenSince(base.get(), found.madeAt())
                .filter(now -> !found.image().base().equals(Optional.of(now))).isPresent();
    }

    /**
     * Remembers for the builds to come what Buildah has just made of the first half.
     *
     * @param base digest of the base image, where it is known
     * @return nothing where too little is known of it to lay anything upon it
     */
    Optional<DependencyImage> remember(Attempt attempt, Parts parts, Built built, Optional<Digest> base) throws Ended {
        Optional<List<String>> odd = built.found().flatMap(Inventories.Found::odd);
        if (odd.isEmpty()) {
            return Optional.empty();
        }
        Build build = attempt.build();
        Manifest manifest = built.manifest();
        try {
            Digest config = new Digest(json.readTree(manifest.content()).path("config").path("digest").asText());
            DependencyImage image = new DependencyImage(build.image().repository(), manifest.content(), manifest.mediaType(),
                    registry.text(build.image(), config), base,
                    json.writeValueAsString(built.found().orElseThrow().contents()), odd.get());
            images.keep(build.workspace(), parts.key(), image);
            return Optional.of(image);
        } catch (IOException e) {
            throw Ended.with(Failures.ofRegistry(e));
        } catch (RuntimeException e) {
            LOG.warnf("the dependencies of %s could not be kept: %s", build.id(), e.toString());
            throw Ended.with(Failures.ofDatabase());
        }
    }

    Contents contents(DependencyImage image) throws IOException {
        return json.readValue(image.contents(), Contents.class);
    }
}
