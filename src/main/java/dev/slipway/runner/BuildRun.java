package dev.slipway.runner;

import java.io.IOException;
import java.time.Clock;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import dev.slipway.artifact.ArtifactStore;
import dev.slipway.build.Build;
import dev.slipway.build.PushedImage;
import dev.slipway.build.WorkDone;
import dev.slipway.buildah.BuildJob;
import dev.slipway.registry.RegistryClient;
import dev.slipway.registry.UnknownBlobException;
import dev.slipway.runner.ImageMaking.Made;
import dev.slipway.runner.RunOutcome.Failed;
import dev.slipway.runner.RunOutcome.Succeeded;
import dev.slipway.runner.WorkFolders.WorkFolder;
import dev.slipway.trace.Trace;

/** The story of one build, from its claim to its end: fetch the context, make the image, publish, settle. */
@ApplicationScoped
class BuildRun {

    private static final Logger LOG = Logger.getLogger(BuildRun.class);

    private final BuildQueue queue;
    private final WorkFolders folders;
    private final ArtifactStore artifacts;
    private final SourceWarnings sourceWarnings;
    private final ImageLabels labels;
    private final ImageMaking making;
    private final RegistryClient registry;
    private final Attestation attestation;
    private final Publication publication;
    private final Settlement settlement;
    private final Retries retries;
    private final Steps steps;
    private final Clock clock;
    private final Trace trace;

    BuildRun(BuildQueue queue, WorkFolders folders, ArtifactStore artifacts, SourceWarnings sourceWarnings,
            ImageLabels labels, ImageMaking making, RegistryClient registry, Attestation attestation,
            Publication publication, Settlement settlement, Retries retries, Steps steps, Clock clock, Trace trace) {
        this.queue = queue;
        this.folders = folders;
        this.artifacts = artifacts;
        this.sourceWarnings = sourceWarnings;
        this.labels = labels;
        this.making = making;
        this.registry = registry;
        this.attestation = attestation;
        this.publication = publication;
        this.settlement = settlement;
        this.retries = retries;
        this.steps = steps;
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
        if (outcome instanceof Succeeded succeeded) {
            succeeded.afterwards().run();
        }
        return outcome;
    }

    private RunOutcome work(Attempt attempt, BuildJob job) throws IOException, InterruptedException {
        long begin = clock.millis();
        attempt.worksOn(job);
        try {
            Optional<PushedImage> there = imageOfEarlierBuild(attempt);
            if (there.isPresent()) {
                attempt.say("the registry has this image already: " + attempt.build().image());
                return Succeeded.withEarlierImage(there.get(), since(begin));
            }
            sourceWarnings.tell(attempt);
            byte[] context = steps.step("fetch context", attempt, () -> fetchContext(attempt));
            Made made = published(attempt, job, context);
            PushedImage image = new PushedImage(made.manifest().digest(), made.manifest().sizeBytes());
            return new Succeeded(image,
                    new WorkDone(made.buildMillis(), since(begin) - made.buildMillis(), made.steps(), made.reusedSteps(), false,
                            made.dependencies()),
                    made.sbom(), made.unsent().afterwards());
        } catch (Ended early) {
            return early.outcome();
        }
    }

    private Made published(Attempt attempt, BuildJob job, byte[] context) throws Ended, IOException, InterruptedException {
        try {
            return publish(attempt, making.make(attempt, job, context));
        } catch (UnknownBlobException e) { // somebody has removed layers that were there a while ago
            making.doubt(job.image());
            return publish(attempt, making.make(attempt, job, context));
        }
    }

    private Made publish(Attempt attempt, Made made) throws Ended, IOException, InterruptedException {
        attempt.say("pushing " + attempt.build().image() + " as " + made.manifest().digest());
        attempt.log().flush(); // while the registry works
        return steps.step("publish", attempt, () -> {
            publication.publish(attempt, made.manifest(), made.unsent().withTag());
            return made;
        });
    }

    /** The same content was built before, its tag still holds that very manifest, and it is signed as it would be now. */
    private Optional<PushedImage> imageOfEarlierBuild(Attempt attempt) {
        Build build = attempt.build();
        if (!attempt.isOfKnownContent()) {
            return Optional.empty();
        }
        try {
            Optional<PushedImage> earlier = queue.earlierImage(build);
            boolean isThere = earlier.isPresent() && registry.means(build.image(), earlier.get().digest());
            return isThere ? earlier.filter(image -> attestation.covers(attempt, image)) : Optional.empty();
        } catch (IOException | RuntimeException e) {
            LOG.warnf("an earlier image of %s could not be looked up, so it is built: %s", build.id(), e.toString());
            return Optional.empty();
        }
    }

    private byte[] fetchContext(Attempt attempt) throws Ended {
        try {
            return artifacts.get(attempt.build().artifact());
        } catch (IOException e) {
            LOG.warnf("the context of %s could not be fetched: %s", attempt.build().id(), e.toString());
            throw Ended.with(Failures.ofArtifactStore(e));
        }
    }

    private int since(long begin) {
        return (int) (clock.millis() - begin);
    }
}
