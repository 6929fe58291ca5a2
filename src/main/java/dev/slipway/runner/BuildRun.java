package dev.slipway.runner;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;

import org.jboss.logging.Logger;

import dev.slipway.artifact.ArtifactStore;
import dev.slipway.artifact.ContextArchive;
import dev.slipway.build.Build;
import dev.slipway.build.BuildEnded;
import dev.slipway.build.BuildRetried;
import dev.slipway.build.Claim;
import dev.slipway.build.ClaimLost;
import dev.slipway.build.LostClaimException;
import dev.slipway.build.PushedImage;
import dev.slipway.build.WorkDone;
import dev.slipway.buildah.BuildJob;
import dev.slipway.buildah.Buildah;
import dev.slipway.buildah.BuildahResult;
import dev.slipway.buildah.BuildahResult.Done;
import dev.slipway.buildah.OutputSink;
import dev.slipway.buildah.StopSignal;
import dev.slipway.buildlog.LogLine.Stream;
import dev.slipway.buildlog.LogWriter;
import dev.slipway.registry.Manifest;
import dev.slipway.registry.RegistryClient;
import dev.slipway.runner.BuildQueue.Claimed;
import dev.slipway.runner.RunOutcome.Failed;
import dev.slipway.runner.RunOutcome.Stopped;
import dev.slipway.runner.RunOutcome.Succeeded;
import dev.slipway.trace.Trace;

/** The story of one build, from its claim to its end. */
@ApplicationScoped
class BuildRun {

    private static final Logger LOG = Logger.getLogger(BuildRun.class);

    private final BuildQueue queue;
    private final ArtifactStore artifacts;
    private final Buildah buildah;
    private final RegistryClient registry;
    private final RunnerConfig config;
    private final Clock clock;
    private final Trace trace;
    private final Event<Object> events;

    BuildRun(BuildQueue queue, ArtifactStore artifacts, Buildah buildah, RegistryClient registry, RunnerConfig config,
            Clock clock, Trace trace, Event<Object> events) {
        this.queue = queue;
        this.artifacts = artifacts;
        this.buildah = buildah;
        this.registry = registry;
        this.config = config;
        this.clock = clock;
        this.trace = trace;
        this.events = events;
    }

    /** Works on a claimed build and settles it, unless its claim was lost meanwhile. */
    void run(Claimed claimed, StopSignal stop, LogWriter log) throws InterruptedException {
        try (Attempt attempt = Attempt.begin(trace, claimed)) {
            attempt.ended(attempt(claimed, stop, log));
        }
    }

    private RunOutcome attempt(Claimed claimed, StopSignal stop, LogWriter log) throws InterruptedException {
        Build build = claimed.build();
        LOG.infof("%s claimed (attempt %d)", build.id(), claimed.claim().number());
        if (claimed.claim().number() > 1) {
            events.fire(new BuildRetried(build.id(), "builder_lost"));
        }
        RunOutcome outcome;
        try (WorkFolder folder = WorkFolder.create(config.directory(), build.id())) {
            outcome = work(build, new BuildJob(build.image(), folder.path()), stop, log);
        } catch (IOException e) {
            LOG.errorf(e, "%s could not be worked on", build.id());
            outcome = new Failed(Failures.ofBuilder(e));
        }
        log.close(); // before it is settled: whoever sees the end can read the whole output
        RunOutcome settled = outcome;
        trace.around("settle", () -> settle(claimed.claim(), settled));
        return outcome;
    }

    private RunOutcome work(Build build, BuildJob job, StopSignal stop, LogWriter log)
            throws IOException, InterruptedException {
        long begin = clock.millis();
        Optional<PushedImage> there = imageOfEarlierBuild(build);
        if (there.isPresent()) {
            log.line(Stream.SLIPWAY, "the registry has this image already: " + build.image());
            return new Succeeded(there.get(), WorkDone.imageReused(since(begin)));
        }
        OutputSink sink = (channel, line) -> log.line(Stream.valueOf(channel.name()), line);
        trace.around("fetch context", () -> fetched(build, job));
        buildah.prepare(job);
        BuildahResult built = trace.around("build", () -> buildah.build(job, stop, sink));
        if (!(built instanceof Done done)) {
            return ended(built);
        }
        int buildMillis = since(begin);
        long pushing = clock.millis();
        BuildahResult pushed = trace.around("push", () -> buildah.push(job, stop, sink));
        if (!(pushed instanceof Done)) {
            return ended(pushed);
        }
        return new Succeeded(confirmed(build, job),
                new WorkDone(buildMillis, since(pushing), done.steps(), done.reusedSteps(), false));
    }

    private BuildJob fetched(Build build, BuildJob job) throws IOException {
        ContextArchive.unpack(artifacts.get(build.artifact()), job.folder());
        return job;
    }

    /** The same content was built before and its tag still holds that very manifest. */
    private Optional<PushedImage> imageOfEarlierBuild(Build build) {
        Optional<PushedImage> earlier = queue.earlierImage(build);
        if (earlier.isEmpty()) {
            return earlier;
        }
        try {
            Optional<Manifest> now = registry.manifest(build.image());
            return earlier.filter(image -> now.map(Manifest::digest).filter(image.digest()::equals).isPresent());
        } catch (IOException e) {
            LOG.warnf("the registry could not be asked for the image of %s, so it is built: %s", build.id(), e.getMessage());
            return Optional.empty();
        }
    }

    /** SUCCEEDED promises that the image can be pulled, so the registry itself is asked. */
    private PushedImage confirmed(Build build, BuildJob job) throws IOException {
        Manifest manifest = registry.manifest(build.image())
                .orElseThrow(() -> new IOException("the registry does not have " + build.image() + " after its push"));
        if (!manifest.digest().equals(buildah.pushedDigest(job))) {
            throw new IOException("another push has overwritten " + build.image());
        }
        return new PushedImage(manifest.digest(), manifest.sizeBytes());
    }

    private RunOutcome ended(BuildahResult result) {
        if (result instanceof BuildahResult.Failed failed) {
            return new Failed(Failures.of(failed.failure()));
        }
        return result instanceof BuildahResult.OutOfTime ? new Failed(Failures.timedOut(config.timeout())) : new Stopped();
    }

    private void settle(Claim claim, RunOutcome outcome) {
        try {
            if (outcome instanceof Succeeded succeeded) {
                events.fire(new BuildEnded(queue.succeed(claim, succeeded.pushed(), succeeded.work())));
                LOG.infof("%s succeeded: %s", claim.buildId(), succeeded.pushed().digest());
            } else if (outcome instanceof Failed failed) {
                events.fire(new BuildEnded(queue.fail(claim, failed.failure())));
                LOG.infof("%s failed: %s", claim.buildId(), failed.failure().error());
            } else {
                LOG.infof("%s stopped; whoever claims it next goes on with it", claim.buildId());
            }
        } catch (LostClaimException e) {
            LOG.warnf("%s; its result is dropped", e.getMessage());
            events.fire(new ClaimLost(claim));
        }
    }

    private int since(long begin) {
        return (int) Duration.ofMillis(clock.millis() - begin).toMillis();
    }
}
