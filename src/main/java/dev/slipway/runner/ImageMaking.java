package dev.slipway.runner;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.context.ManagedExecutor;
import org.eclipse.microprofile.context.ThreadContext;

import dev.slipway.append.Appender;
import dev.slipway.append.DependencyImage;
import dev.slipway.build.DependencyUse;
import dev.slipway.buildah.BuildJob;
import dev.slipway.buildah.Buildah;
import dev.slipway.image.Digest;
import dev.slipway.image.ImageReference;
import dev.slipway.provenance.Unsent;
import dev.slipway.registry.Manifest;
import dev.slipway.registry.UnknownBlobException;
import dev.slipway.runner.BuildahWork.Built;
import dev.slipway.runner.Dependencies.Known;

/**
 * Makes and signs a build's image, up to its name. Where dependencies and sources can be told apart, the image is one of the
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
    private final ManagedExecutor senders;

    ImageMaking(Parting parting, Dependencies dependencies, Appender appender, BuildahWork buildah, Inventories inventories,
            Attestation attestation, Steps steps, RunnerConfig config) {
        this.parting = parting;
        this.dependencies = dependencies;
        this.appender = appender;
        this.buildah = buildah;
        this.inventories = inventories;
        this.attestation = attestation;
        this.steps = steps;
        this.senders = ManagedExecutor.builder().maxAsync(Math.max(1, config.slots())).maxQueued(-1).propagated()
                .cleared(ThreadContext.ALL_REMAINING).build();
    }

    /**
     * An image that is signed and only lacks its name.
     *
     * @param manifest to be named
     * @param unsent of its attachments
     * @param sbom what is in it, as CycloneDX JSON; nothing where that is not known
     * @param buildMillis time in {@code buildah build}
     * @param steps steps that Buildah worked on
     * @param reusedSteps how many of them came from its layer cache
     * @param dependencies how it came to the image of dependencies; nothing where it was built as a whole
     */
    record Made(Manifest manifest, Unsent unsent, Optional<byte[]> sbom, int buildMillis, int steps, int reusedSteps,
            Optional<DependencyUse> dependencies) {

        private Made builtBy(Built built) {
            return new Made(manifest, unsent, sbom, built.millis(), built.steps(), built.reusedSteps(), dependencies);
        }
    }

    Made make(Attempt attempt, BuildJob job, byte[] context) throws Ended, IOException, InterruptedException {
        Optional<Parts> parts = steps.step("part context", attempt, () -> parting.of(attempt, context));
        if (parts.isEmpty()) {
            buildah.prepare(attempt, job, context);
            return whole(attempt, job);
        }
        Known known = steps.step("look up dependencies", attempt, () -> dependencies.known(attempt, parts.get()));
        if (known.image().isEmpty()) {
            buildah.prepare(attempt, job, context);
            return anew(attempt, job, parts.get(), known.use());
        }
        DependencyImage image = known.image().get();
        if (!image.takes(parts.get().context())) {
            buildah.prepare(attempt, job, context);
            return whole(attempt, job);
        }
        attempt.say("the dependencies are those of an earlier build");
        Optional<Made> made = appended(image, attempt, job, parts.get(), known.use());
        if (made.isPresent()) {
            return made.get();
        }
        buildah.prepare(attempt, job, context);
        return anew(attempt, job, parts.get(), DependencyUse.GONE);
    }

    private Made whole(Attempt attempt, BuildJob job) throws Ended, IOException, InterruptedException {
        Built built = buildah.build(attempt, job);
        Manifest manifest = built.manifest();
        Optional<byte[]> sbom = built.found()
                .map(found -> inventories.sbom(job.image(), manifest.digest(), found.contents()));
        Unsent unsent = steps.step("sign", attempt, () -> attestation.attest(attempt, manifest, sbom));
        return new Made(manifest, unsent, sbom, built.millis(), built.steps(), built.reusedSteps(), Optional.empty());
    }

    private Made anew(Attempt attempt, BuildJob job, Parts parts, DependencyUse use)
            throws Ended, IOException, InterruptedException {
        BuildJob lower = new BuildJob(job.workspace(), job.image(), job.folder(), Map.of());
        Built built = buildah.build(attempt, lower, parts.context().dependencies(), parts.context().folder());
        Optional<Digest> base = attestation.baseDigest(attempt.build(), built.manifest());
        Optional<DependencyImage> image = steps.step("remember dependencies", attempt,
                () -> dependencies.remember(attempt, parts, built, base)).filter(one -> one.takes(parts.context()));
        Optional<Made> made = image.isEmpty() ? Optional.empty() : appended(image.get(), attempt, job, parts, use);
        return made.isEmpty() ? whole(attempt, job) : made.get().builtBy(built);
    }

    /** Nothing where a layer is gone. */
    private Optional<Made> appended(DependencyImage below, Attempt attempt, BuildJob job, Parts parts, DependencyUse use)
            throws Ended, IOException, InterruptedException {
        int files = parts.context().paths().size();
        attempt.log().step("COPY . .");
        attempt.say("laying %d file%s in %s upon the dependencies".formatted(files, files == 1 ? "" : "s",
                parts.context().folder()));
        Appender.Image image = appender.describe(below, parts.context(), job.labels(), Buildah.CREATED);
        return steps.step("append", attempt, () -> append(image, below, use, attempt));
    }

    /** To be told when the registry lacks layers of an image that was made for this repository. */
    void doubt(ImageReference image) {
        appender.doubt(image.repository());
    }

    /**
     * The image is described and signed while it is sent: its digest is known before. Nothing where a layer below is gone; then
     * no tag will ever mean what was signed.
     */
    private Optional<Made> append(Appender.Image image, DependencyImage below, DependencyUse use, Attempt attempt)
            throws Ended, IOException {
        CompletableFuture<Optional<IOException>> sending = CompletableFuture
                .supplyAsync(() -> failureToSend(image, below, attempt), senders);
        byte[] sbom;
        Unsent unsent;
        Optional<IOException> failure;
        try {
            sbom = inventories.sbom(attempt.build().image(), image.manifest().digest(), dependencies.contents(below));
            unsent = attestation.attest(attempt, image.manifest(), Optional.of(sbom));
        } finally {
            failure = sending.join();
        }
        if (failure.isPresent() && !(failure.get() instanceof UnknownBlobException)) {
            throw Ended.with(Failures.ofRegistry(failure.get()));
        }
        failure.ifPresent(gone -> attempt.say(gone.getMessage() + ", so the dependencies are installed again"));
        return failure.isPresent() ? Optional.empty()
                : Optional.of(new Made(image.manifest(), unsent, Optional.of(sbom), 0, 0, 0, Optional.of(use)));
    }

    private Optional<IOException> failureToSend(Appender.Image image, DependencyImage below, Attempt attempt) {
        try {
            appender.upload(image, attempt.build().image(), below.repository());
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(e);
        } catch (RuntimeException e) {
            return Optional.of(new IOException(e));
        }
    }
}
