package dev.slipway.runner;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.slipway.append.Appender;
import dev.slipway.append.DependencyImage;
import dev.slipway.build.DependencyUse;
import dev.slipway.buildah.BuildJob;
import dev.slipway.buildah.Buildah;
import dev.slipway.image.Digest;
import dev.slipway.registry.Manifest;
import dev.slipway.registry.RefusedException;
import dev.slipway.registry.UnknownBlobException;
import dev.slipway.runner.BuildahWork.Built;
import dev.slipway.runner.Dependencies.Known;

/**
 * Makes a build's image, up to its name. Where dependencies and sources can be told apart, the image is one of the
 * dependencies, which an earlier build may have made, with the sources laid upon it by Slipway itself; so the same content
 * gives the same image whether anything had to be built or not. Any other is built as a whole.
 */
@ApplicationScoped
class ImageMaking {

    private final Parting parting;
    private final Dependencies dependencies;
    private final Appender appender;
    private final BuildahWork buildah;
    private final Inventories inventories;
    private final Attestation attestation;
    private final Steps steps;

    ImageMaking(Parting parting, Dependencies dependencies, Appender appender, BuildahWork buildah, Inventories inventories,
            Attestation attestation, Steps steps) {
        this.parting = parting;
        this.dependencies = dependencies;
        this.appender = appender;
        this.buildah = buildah;
        this.inventories = inventories;
        this.attestation = attestation;
        this.steps = steps;
    }

    /**
     * An image that only lacks its name.
     *
     * @param manifest to be named
     * @param sbom what is in it, as CycloneDX JSON; nothing where that is not known
     * @param base digest of the base image, where it is known
     * @param buildMillis time in {@code buildah build}
     * @param steps steps that Buildah worked on
     * @param reusedSteps how many of them came from its layer cache
     * @param dependencies how it came to the image of dependencies; nothing where it was built as a whole
     */
    record Made(Manifest manifest, Optional<byte[]> sbom, Optional<Digest> base, int buildMillis, int steps,
            int reusedSteps, Optional<DependencyUse> dependencies) {

        private Made builtBy(Built built) {
            return new Made(manifest, sbom, base, built.millis(), built.steps(), built.reusedSteps(), dependencies);
        }
    }

    Made make(Attempt attempt, BuildJob job, byte[] context) throws Ended, IOException, InterruptedException {
        Optional<Parts> parts = steps.step("part context", attempt, () -> parting.of(attempt, context));
        if (parts.isEmpty()) {
            buildah.prepare(attempt, job, context);
            return whole(attempt, job);
        }
        Known known = steps.step("look up dependencies", attempt, () -> dependencies.known(attempt, parts.get()));
        if (known.image().isPresent()) {
            Optional<Made> made = upon(known.image().get(), attempt, parts.get());
            if (made.isPresent()) {
                return made.get();
            }
        }
        buildah.prepare(attempt, job, context);
        if (known.image().filter(image -> !image.takes(parts.get().context())).isPresent()) {
            return whole(attempt, job);
        }
        return anew(attempt, job, parts.get(), known.image().isPresent() ? DependencyUse.GONE : known.use());
    }

    private Made whole(Attempt attempt, BuildJob job) throws Ended, IOException, InterruptedException {
        Built built = buildah.build(attempt, job);
        Manifest manifest = built.manifest();
        Optional<byte[]> sbom = built.found()
                .map(found -> inventories.sbom(job.image(), manifest.digest(), found.contents()));
        return new Made(manifest, sbom, attestation.baseDigest(attempt.build(), manifest), built.millis(), built.steps(),
                built.reusedSteps(), Optional.empty());
    }

    /** Nothing where the sources cannot be laid upon this image, or its layers are gone. */
    private Optional<Made> upon(DependencyImage image, Attempt attempt, Parts parts)
            throws Ended, IOException, InterruptedException {
        if (!image.takes(parts.context())) {
            return Optional.empty();
        }
        attempt.say("the dependencies are those of an earlier build");
        Optional<Manifest> manifest = steps.step("append", attempt, () -> append(image, attempt, parts));
        return manifest.isEmpty() ? Optional.empty()
                : Optional.of(made(image, attempt, manifest.get(), DependencyUse.REUSED));
    }

    private Made anew(Attempt attempt, BuildJob job, Parts parts, DependencyUse use)
            throws Ended, IOException, InterruptedException {
        BuildJob lower = new BuildJob(job.workspace(), job.image(), job.folder(), Map.of());
        Built built = buildah.build(attempt, lower, parts.context().dependencies(), parts.context().folder());
        Optional<Digest> base = attestation.baseDigest(attempt.build(), built.manifest());
        Optional<DependencyImage> image = steps.step("remember dependencies", attempt,
                () -> dependencies.remember(attempt, parts, built, base)).filter(one -> one.takes(parts.context()));
        Optional<Manifest> manifest = image.isEmpty() ? Optional.empty()
                : steps.step("append", attempt, () -> append(image.get(), attempt, parts));
        return manifest.isEmpty() ? whole(attempt, job)
                : made(image.get(), attempt, manifest.get(), use).builtBy(built);
    }

    /** Nothing where a layer is gone. */
    private Optional<Manifest> append(DependencyImage below, Attempt attempt, Parts parts) throws Ended {
        int files = parts.context().paths().size();
        attempt.log().step("COPY . .");
        attempt.say("laying %d file%s in %s upon the dependencies".formatted(files, files == 1 ? "" : "s",
                parts.context().folder()));
        try {
            Appender.Image image = appender.describe(below, parts.context(), parts.labels(), Buildah.CREATED);
            appender.upload(image, attempt.build().image(), below.repository());
            return Optional.of(image.manifest());
        } catch (UnknownBlobException e) {
            attempt.say(e.getMessage() + ", so the dependencies are installed again");
            return Optional.empty();
        } catch (RefusedException e) {
            throw Ended.with(Failures.refusedByRegistry(e));
        } catch (IOException e) {
            throw Ended.with(Failures.ofRegistry(e));
        }
    }

    private Made made(DependencyImage below, Attempt attempt, Manifest manifest, DependencyUse use)
            throws IOException {
        byte[] sbom = inventories.sbom(attempt.build().image(), manifest.digest(), dependencies.contents(below));
        return new Made(manifest, Optional.of(sbom), below.base(), 0, 0, 0, Optional.of(use));
    }
}
