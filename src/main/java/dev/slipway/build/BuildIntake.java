package dev.slipway.build;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.slipway.access.Workspace;
import dev.slipway.artifact.ArtifactStore;
import dev.slipway.artifact.ContextArchive;
import dev.slipway.build.Submission.Kept;
import dev.slipway.image.Digest;
import dev.slipway.plan.BuildPlan;
import dev.slipway.plan.ContentHash;
import dev.slipway.plan.SourceTree;
import dev.slipway.problem.Patience;
import dev.slipway.problem.ProblemException;
import dev.slipway.quota.Quotas;
import dev.slipway.trace.LogTag;
import dev.slipway.trace.Trace;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;

/**
 * Accepts builds: check, plan, keep the context, then in one statement either join the build of the same content that has
 * not ended, or queue a new one.
 */
@ApplicationScoped
public class BuildIntake {

    private static final Logger LOG = Logger.getLogger(BuildIntake.class);

    private final SubmissionReader reader;
    private final BaseImages baseImages;
    private final ArtifactStore artifacts;
    private final Acceptance acceptance;
    private final Reuse reuse;
    private final Quotas quotas;
    private final CallbackPolicy callbackPolicy;
    private final ObjectMapper json;
    private final Trace trace;
    private final Vertx vertx;
    private final SeenContents seen = new SeenContents();

    BuildIntake(SubmissionReader reader, BaseImages baseImages, ArtifactStore artifacts, Acceptance acceptance, Reuse reuse,
            Quotas quotas, CallbackPolicy callbackPolicy, ObjectMapper json, Trace trace, Vertx vertx) {
        this.reader = reader;
        this.baseImages = baseImages;
        this.artifacts = artifacts;
        this.acceptance = acceptance;
        this.reuse = reuse;
        this.quotas = quotas;
        this.callbackPolicy = callbackPolicy;
        this.json = json;
        this.trace = trace;
        this.vertx = vertx;
    }

    /** What this request would build; nothing is kept. */
    public Uni<PlanView> plan(Workspace workspace, BuildRequest request) {
        return vertx.executeBlocking(() -> {
            Submission submission = read(workspace, request);
            return PlanView.of(acceptance.target(submission).toString(), submission.read().plan());
        }, false);
    }

    /**
     * Accepts it in one statement, or in two where its content was seen here before: a repeat mostly joins the build that
     * has not ended, and then no context is packed and kept.
     */
    public Uni<Accepted> accept(Workspace workspace, BuildRequest request) {
        return vertx.executeBlocking(() -> {
            Submission submission = read(workspace, request);
            return seen.contains(submission.contentHash()) ? submission : kept(submission);
        }, false).chain(submission -> Patience.limited(accept(submission)));
    }

    private Uni<Accepted> accept(Submission submission) {
        Optional<Reuse.Offer> offer = reuse.offer();
        return acceptance.alone(submission, offer).chain(accepted -> accepted.isPresent()
                ? Uni.createFrom().item(accepted.get())
                : vertx.executeBlocking(() -> kept(submission), false)
                        .chain(kept -> acceptance.alone(kept, offer)).map(Optional::orElseThrow))
                .invoke(accepted -> told(submission, accepted))
                .invoke(accepted -> accepted.earlier().ifPresent(earlier -> reuse.take(new Reuse.Claimed(
                        new Claim(accepted.id(), offer.orElseThrow().replica(), 1), accepted.image(), earlier,
                        trace.parent()))));
    }

    /** Reads, plans and keeps the context: everything that needs no database. Runs on a worker thread. */
    public Uni<Submission> prepare(Workspace workspace, BuildRequest request) {
        return vertx.executeBlocking(() -> kept(read(workspace, request)), false);
    }

    /** Joins or queues, within the caller's transaction; builders hear of it once it is committed. */
    public Uni<Accepted> enqueue(Submission submission) {
        return acceptance.inSession(submission).invoke(accepted -> told(submission, accepted));
    }

    private void told(Submission submission, Accepted accepted) {
        seen.add(submission.contentHash());
        if (accepted.added()) {
            LogTag.put(accepted.id());
            trace.note("slipway.build", accepted.id());
            LOG.infof("%s is queued for %s", accepted.id(), accepted.image());
        }
    }

    private Submission read(Workspace workspace, BuildRequest request) {
        long begin = System.nanoTime();
        if (request != null && request.files() != null) {
            quotas.checkFiles(workspace, request.files().size());
        }
        ReadRequest read = reader.read(request);
        baseImages.check(workspace, read.plan());
        Optional<URI> callback = Optional.ofNullable(request.callbackUrl()).map(callbackPolicy::check);
        ContentHash hash = ContentHash.of(workspace.name(), read.name(), read.source(), read.plan());
        return new Submission(workspace, read, hash, callback, millisSince(begin), Optional.empty());
    }

    private Submission kept(Submission submission) {
        long begin = System.nanoTime();
        BuildPlan plan = submission.read().plan();
        Digest artifact = keep(submission.workspace(), plan, submission.read().source());
        return submission.with(new Kept(artifact, planJson(plan), millisSince(begin)));
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

    private static int millisSince(long begin) {
        return (int) ((System.nanoTime() - begin) / 1_000_000);
    }
}
