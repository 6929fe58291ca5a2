package dev.slipway.build;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.slipway.access.Workspace;
import dev.slipway.artifact.ArtifactStore;
import dev.slipway.artifact.ContextArchive;
import dev.slipway.image.Digest;
import dev.slipway.image.ImageReference;
import dev.slipway.plan.BuildPlan;
import dev.slipway.plan.ContentHash;
import dev.slipway.plan.SourceTree;
import dev.slipway.problem.ProblemException;
import dev.slipway.quota.Quotas;
import dev.slipway.trace.LogTag;
import dev.slipway.trace.Trace;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;

/**
 * Accepts builds: check, plan, keep the context, then in one transaction either join the build of the same content that
 * has not ended, or queue a new one.
 */
@ApplicationScoped
public class BuildIntake {

    private static final Logger LOG = Logger.getLogger(BuildIntake.class);
    private static final int TAG_DIGITS = 8;
    private static final int LONG_TAG_DIGITS = 12;

    private final SubmissionReader reader;
    private final BaseImages baseImages;
    private final ImageTargets targets;
    private final ArtifactStore artifacts;
    private final Builds builds;
    private final QueueRoom room;
    private final Quotas quotas;
    private final CallbackPolicy callbackPolicy;
    private final Callbacks callbacks;
    private final ObjectMapper json;
    private final Clock clock;
    private final Signals signals;
    private final Trace trace;
    private final Vertx vertx;

    BuildIntake(SubmissionReader reader, BaseImages baseImages, ImageTargets targets, ArtifactStore artifacts, Builds builds,
            QueueRoom room, Quotas quotas, CallbackPolicy callbackPolicy, Callbacks callbacks, ObjectMapper json, Clock clock,
            Signals signals, Trace trace,
            Vertx vertx) {
        this.reader = reader;
        this.baseImages = baseImages;
        this.targets = targets;
        this.artifacts = artifacts;
        this.builds = builds;
        this.room = room;
        this.quotas = quotas;
        this.callbackPolicy = callbackPolicy;
        this.callbacks = callbacks;
        this.json = json;
        this.clock = clock;
        this.signals = signals;
        this.trace = trace;
        this.vertx = vertx;
    }

    /** What this request would build; nothing is kept. */
    public Uni<PlanView> plan(Workspace workspace, BuildRequest request) {
        return vertx.executeBlocking(() -> {
            ReadRequest read = read(workspace, request);
            callback(request);
            ContentHash hash = ContentHash.of(workspace.name(), read.name(), read.source(), read.plan());
            return PlanView.of(targets.of(workspace, read.imageName(), tag(hash, TAG_DIGITS)).toString(), read.plan());
        }, false);
    }

    /** Reads, plans and keeps the context: everything that needs no database. Runs on a worker thread. */
    public Uni<Submission> prepare(Workspace workspace, BuildRequest request) {
        return vertx.executeBlocking(() -> {
            long begin = System.nanoTime();
            ReadRequest read = read(workspace, request);
            Optional<URI> callback = callback(request);
            ContentHash hash = ContentHash.of(workspace.name(), read.name(), read.source(), read.plan());
            long planned = System.nanoTime();
            Digest artifact = keep(workspace, read.plan(), read.source());
            long kept = System.nanoTime();
            return new Submission(workspace, read.name(), read.imageName(), hash, planJson(read.plan()), artifact,
                    callback, millis(planned - begin), millis(kept - planned));
        }, false);
    }

    private ReadRequest read(Workspace workspace, BuildRequest request) {
        if (request != null && request.files() != null) {
            quotas.checkFiles(workspace, request.files().size());
        }
        ReadRequest read = reader.read(request);
        baseImages.check(workspace, read.plan());
        return read;
    }

    private Optional<URI> callback(BuildRequest request) {
        return Optional.ofNullable(request.callbackUrl()).map(callbackPolicy::check);
    }

    /** Joins or queues, within the caller's transaction; builders hear of it once it is committed. */
    public Uni<Build> enqueue(Submission submission) {
        String hash = submission.contentHash().hex();
        return Builds.lock("tag:" + tag(submission.contentHash(), TAG_DIGITS))
                .chain(() -> builds.active(hash))
                .chain(active -> active != null ? Uni.createFrom().item(active) : create(submission))
                .call(build -> callbacks.add(build, submission.callback()));
    }

    private Uni<Build> create(Submission submission) {
        return room.require(submission.workspace()).chain(() -> nextId(submission.contentHash())).chain(id -> {
            ImageReference image = targets.of(submission.workspace(), submission.imageName(), id.tag());
            LogTag.put(id.toString());
            trace.note("slipway.build", id.toString());
            return builds.persist(new Build(id, submission, image, clock.instant()).tracedFrom(trace.parent()))
                    .invoke(() -> LOG.infof("%s is queued for %s", id, image))
                    .call(() -> signals.sendOnCommit(new Signal(Signal.Kind.QUEUED, id.toString())));
        });
    }

    private Uni<BuildId> nextId(ContentHash hash) {
        return builds.newest(hash.hex()).chain(newest -> {
            if (newest != null) {
                return nextIdAfter(newest);
            }
            String tag = tag(hash, TAG_DIGITS);
            return builds.isTagTaken(tag).chain(taken -> taken ? nextIdBesideOthers(hash)
                    : Uni.createFrom().item(new BuildId(tag, 1)));
        });
    }

    /** Retention keeps a build that a deployed agent names though it has removed later ones. */
    private Uni<BuildId> nextIdAfter(Build newest) {
        return builds.lastRemoved(newest.contentHash()).map(removed -> new BuildId(newest.tag(),
                Math.max(newest.sequence(), removed == null ? 0 : removed.sequence()) + 1));
    }

    /** The short tag is another content's, or this one's own from before retention removed its builds. */
    private Uni<BuildId> nextIdBesideOthers(ContentHash hash) {
        return builds.lastRemoved(hash.hex()).map(removed -> removed == null ? new BuildId(tag(hash, LONG_TAG_DIGITS), 1)
                : new BuildId(removed.tag(), removed.sequence() + 1));
    }

    private Digest keep(Workspace workspace, BuildPlan plan, SourceTree source) {
        try {
            return artifacts.put(ContextArchive.pack(plan.dockerfile(), plan.context(source),
                    Optional.of(workspace.name()).filter(name -> !workspace.isDefault())));
        } catch (IOException e) {
            LOG.errorf("the build context could not be kept: %s", e.getMessage());
            throw ProblemException.unavailable("artifact_store_unavailable",
                    "the build context could not be stored; try again");
        }
    }

    private String planJson(BuildPlan plan) {
        try {
            return json.writeValueAsString(PlanView.of(null, plan));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("a plan is always JSON", e);
        }
    }

    private static String tag(ContentHash hash, int digits) {
        return hash.hex().substring(0, digits);
    }

    private static int millis(long nanos) {
        return (int) (nanos / 1_000_000);
    }
}
