package dev.slipway.runner;

import java.io.IOException;
import java.time.Clock;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import dev.slipway.artifact.ArtifactStore;
import dev.slipway.artifact.ContextArchive;
import dev.slipway.build.Build;
import dev.slipway.build.PushedImage;
import dev.slipway.build.WorkDone;
import dev.slipway.buildah.BuildJob;
import dev.slipway.buildah.Buildah;
import dev.slipway.buildah.BuildahResult;
import dev.slipway.buildah.BuildahResult.Done;
import dev.slipway.buildah.Leftovers;
import dev.slipway.buildah.OutputSink;
import dev.slipway.buildlog.LogLine.Stream;
import dev.slipway.image.Digest;
import dev.slipway.registry.Manifest;
import dev.slipway.registry.RegistryClient;
import dev.slipway.runner.Inventories.Listing;
import dev.slipway.runner.RunOutcome.Failed;
import dev.slipway.runner.RunOutcome.Stopped;
import dev.slipway.runner.RunOutcome.Succeeded;
import dev.slipway.runner.WorkFolders.WorkFolder;
import dev.slipway.trace.Trace;

/** The story of one build, from its claim to its end: fetch the context, build, push, sign, publish, settle. */
@ApplicationScoped
class BuildRun {

    private static final Logger LOG = Logger.getLogger(BuildRun.class);

    private final BuildQueue queue;
    private final WorkFolders folders;
    private final ArtifactStore artifacts;
    private final WorkspaceSecrets secrets;
    private final SourceWarnings sourceWarnings;
    private final Buildah buildah;
    private final ImageLabels labels;
    private final Inventories inventories;
    private final Leftovers leftovers;
    private final RegistryClient registry;
    private final Attestation attestation;
    private final Publication publication;
    private final Settlement settlement;
    private final Retries retries;
    private final RunnerConfig config;
    private final Clock clock;
    private final Trace trace;

    BuildRun(BuildQueue queue, WorkFolders folders, ArtifactStore artifacts, WorkspaceSecrets secrets,
            SourceWarnings sourceWarnings, Buildah buildah, ImageLabels labels, Inventories inventories, Leftovers leftovers,
            RegistryClient registry, Attestation attestation,
            Publication publication, Settlement settlement, Retries retries, RunnerConfig config, Clock clock,
            Trace trace) {
        this.queue = queue;
        this.folders = folders;
        this.artifacts = artifacts;
        this.secrets = secrets;
        this.sourceWarnings = sourceWarnings;
        this.buildah = buildah;
        this.labels = labels;
        this.inventories = inventories;
        this.leftovers = leftovers;
        this.registry = registry;
        this.attestation = attestation;
        this.publication = publication;
        this.settlement = settlement;
        this.retries = retries;
        this.config = config;
        this.clock = clock;
        this.trace = trace;
    }

    /** Works on a claimed build and settles it, unless its claim was lost meanwhile. */
    void run(Attempt attempt) throws InterruptedException {
        try (AttemptTrace told = AttemptTrace.begin(trace, attempt)) {
            told.ended(outcome(attempt));
        }
    }

    private RunOutcome outcome(Attempt attempt) throws InterruptedException {
        LOG.infof("%s claimed (claim %d)", attempt.build().id(), attempt.claim().number());
        retries.begun(attempt);
        RunOutcome outcome;
        try (WorkFolder folder = folders.create(attempt.build().id())) {
            outcome = work(attempt, new BuildJob(attempt.build().workspace(), attempt.build().image(), folder.path(),
                    labels.of(attempt.build())));
        } catch (IOException e) {
            LOG.errorf(e, "%s could not be worked on", attempt.build().id());
            outcome = new Failed(Failures.ofBuilder(e));
        }
        attempt.log().close(); // before it is settled: whoever sees the end can read the whole output
        settlement.settle(attempt, outcome);
        return outcome;
    }

    private RunOutcome work(Attempt attempt, BuildJob job) throws IOException, InterruptedException {
        long begin = clock.millis();
        attempt.worksOn(job);
        try {
            Optional<PushedImage> there = imageOfEarlierBuild(attempt);
            if (there.isPresent()) {
                attempt.say("the registry has this image already: " + attempt.build().image());
                return new Succeeded(there.get(), WorkDone.imageReused(since(begin)), Optional.empty());
            }
            sourceWarnings.tell(attempt);
            step("fetch context", attempt, () -> fetchContext(attempt, job));
            Done built = step("build", attempt, () -> build(attempt, job));
            int buildMillis = since(begin);
            long pushing = clock.millis();
            try (Listing listing = inventories.begin(job)) {
                Digest digest = step("push", attempt, () -> push(attempt, job));
                Optional<byte[]> sbom = listing.sbom(digest);
                step("sign", attempt, () -> attestation.attest(attempt, digest, sbom));
                PushedImage image = step("publish", attempt, () -> publication.publish(attempt, digest));
                return new Succeeded(image,
                        new WorkDone(buildMillis, since(pushing), built.steps(), built.reusedSteps(), false), sbom);
            }
        } catch (Ended early) {
            return early.outcome();
        }
    }

    private <T> T step(String name, Attempt attempt, Retries.Step<T> step) throws Ended, IOException, InterruptedException {
        return trace.around(name, () -> retries.whileTransient(attempt, step));
    }

    /** The same content was built before, its tag still holds that very manifest, and it is signed as it would be now. */
    private Optional<PushedImage> imageOfEarlierBuild(Attempt attempt) {
        Build build = attempt.build();
        try {
            Optional<PushedImage> earlier = queue.earlierImage(build);
            if (earlier.isEmpty()) {
                return earlier;
            }
            Optional<Manifest> now = registry.manifest(build.image());
            return earlier.filter(image -> now.map(Manifest::digest).filter(image.digest()::equals).isPresent())
                    .filter(image -> attestation.covers(attempt, image));
        } catch (IOException | RuntimeException e) {
            LOG.warnf("an earlier image of %s could not be looked up, so it is built: %s", build.id(), e.toString());
            return Optional.empty();
        }
    }

    private Void fetchContext(Attempt attempt, BuildJob job) throws Ended, IOException {
        byte[] context;
        try {
            context = artifacts.get(attempt.build().artifact());
        } catch (IOException e) {
            LOG.warnf("the context of %s could not be fetched: %s", attempt.build().id(), e.toString());
            throw Ended.with(Failures.ofArtifactStore(e));
        }
        ContextArchive.unpack(context, job.folder());
        buildah.prepare(job, secrets.of(attempt));
        return null;
    }

    private Done build(Attempt attempt, BuildJob job) throws Ended, IOException, InterruptedException {
        return done(attempt, job, buildah.build(job, attempt.stop(), sink(attempt)));
    }

    private Digest push(Attempt attempt, BuildJob job) throws Ended, IOException, InterruptedException {
        attempt.log().step("push");
        done(attempt, job, buildah.push(job, attempt.stop(), sink(attempt)));
        return buildah.pushedDigest(job);
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

    private int since(long begin) {
        return (int) (clock.millis() - begin);
    }
}
