package dev.slipway.runner;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.slipway.artifact.ContextArchive;
import dev.slipway.buildah.BuildJob;
import dev.slipway.buildah.Buildah;
import dev.slipway.buildah.BuildahResult;
import dev.slipway.buildah.BuildahResult.Done;
import dev.slipway.buildah.Leftovers;
import dev.slipway.buildah.OutputSink;
import dev.slipway.buildah.StepSecrets;
import dev.slipway.buildlog.LogLine.Stream;
import dev.slipway.image.Digest;
import dev.slipway.registry.Manifest;
import dev.slipway.registry.RegistryClient;
import dev.slipway.runner.Inventories.Found;
import dev.slipway.runner.Inventories.Listing;
import dev.slipway.runner.RunOutcome.Stopped;

/** The part of a build that Buildah does: an image from a context, pushed and not yet named, and the list of what it holds. */
@ApplicationScoped
class BuildahWork {

    private final Buildah buildah;
    private final WorkspaceSecrets secrets;
    private final Inventories inventories;
    private final Leftovers leftovers;
    private final RegistryClient registry;
    private final Steps steps;
    private final RunnerConfig config;
    private final Clock clock;

    BuildahWork(Buildah buildah, WorkspaceSecrets secrets, Inventories inventories, Leftovers leftovers,
            RegistryClient registry, Steps steps, RunnerConfig config, Clock clock) {
        this.buildah = buildah;
        this.secrets = secrets;
        this.inventories = inventories;
        this.leftovers = leftovers;
        this.registry = registry;
        this.steps = steps;
        this.config = config;
        this.clock = clock;
    }

    /**
     * What Buildah made.
     *
     * @param manifest as it is in the registry
     * @param millis time in {@code buildah build}
     * @param steps steps of the Dockerfile
     * @param reusedSteps how many of them came from the layer cache
     * @param found what the image holds; nothing where no list could be made
     */
    record Built(Manifest manifest, int millis, int steps, int reusedSteps, Optional<Found> found) {
    }

    /** Writes what is built into the job's folder. */
    void prepare(Attempt attempt, BuildJob job, byte[] context) throws Ended, IOException, InterruptedException {
        StepSecrets given = steps.step("read secrets", attempt, () -> secrets.of(attempt));
        ContextArchive.unpack(context, job.folder());
        buildah.prepare(job, given);
    }

    /** Builds what was prepared. */
    Built build(Attempt attempt, BuildJob job) throws Ended, IOException, InterruptedException {
        return build(attempt, job, Optional.empty());
    }

    /**
     * Builds another Dockerfile on the same context.
     *
     * @param target where files are to be laid upon the image, as an absolute path
     */
    Built build(Attempt attempt, BuildJob job, String dockerfile, String target)
            throws Ended, IOException, InterruptedException {
        String whole = Files.readString(job.dockerfile());
        try {
            Files.writeString(job.dockerfile(), dockerfile);
            return build(attempt, job, Optional.of(target));
        } finally {
            Files.writeString(job.dockerfile(), whole);
        }
    }

    private Built build(Attempt attempt, BuildJob job, Optional<String> target)
            throws Ended, IOException, InterruptedException {
        long begin = clock.millis();
        Done done = steps.step("build", attempt,
                () -> done(attempt, job, buildah.build(job, attempt.stop(), sink(attempt))));
        int millis = (int) (clock.millis() - begin);
        try (Listing listing = inventories.begin(job, target)) {
            Manifest manifest = steps.step("push", attempt, () -> push(attempt, job));
            return new Built(manifest, millis, done.steps(), done.reusedSteps(), listing.found());
        }
    }

    private Manifest push(Attempt attempt, BuildJob job) throws Ended, IOException, InterruptedException {
        attempt.log().step("push");
        done(attempt, job, buildah.push(job, attempt.stop(), sink(attempt)));
        Digest digest = buildah.pushedDigest(job);
        try {
            return registry.manifest(job.image(), digest)
                    .orElseThrow(() -> new IOException("it does not have " + digest + " after its push"));
        } catch (IOException e) {
            throw Ended.with(Failures.ofRegistry(e));
        }
    }

    private static OutputSink sink(Attempt attempt) {
        return (channel, line) -> {
            StepLine.read(line).ifPresent(attempt::at);
            attempt.log().line(Stream.valueOf(channel.name()), line);
        };
    }

    private Done done(Attempt attempt, BuildJob job, BuildahResult result) throws Ended, IOException, InterruptedException {
        if (result instanceof Done done) { // pattern switches are a preview in Java 17
            return done;
        }
        if (result instanceof BuildahResult.Failed failed) {
            throw Ended.with(Failures.of(failed.failure()));
        }
        leftovers.removeOf(job); // what was killed could not clear up after itself
        throw result instanceof BuildahResult.OutOfTime ? Ended.with(Failures.timedOut(config.timeout()))
                : new Ended(new Stopped());
    }
}
