package dev.slipway.build;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import dev.slipway.image.Digest;
import dev.slipway.image.ImageReference;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;

/**
 * One run of making an image. Its state changes only through the verbs below, each of which refuses to be out of order:
 * a build that has ended never changes again.
 */
@Entity
@Table(name = "build")
public class Build extends PanacheEntityBase {

    /** How often a build may be claimed; one that kills its builder so often would kill the next one too. */
    public static final int MAX_CLAIMS = 3;

    @Id
    private String id;
    private String workspace;
    private String name;
    @Column(name = "content_hash")
    private String contentHash;
    private String tag;
    private int sequence;
    private String image;
    @Enumerated(EnumType.STRING)
    private BuildStatus status;
    private String plan;
    private String artifact;
    @Column(name = "created_at")
    private Instant createdAt;
    @Column(name = "started_at")
    private Instant startedAt;
    @Column(name = "completed_at")
    private Instant completedAt;
    private String owner;
    @Column(name = "lease_until")
    private Instant leaseUntil;
    private int claims;
    @Embedded
    private BuildOutcome outcome;
    @Column(name = "plan_ms")
    private int planMillis;
    @Column(name = "upload_ms")
    private int uploadMillis;
    @Column(name = "trace_parent")
    private String traceParent;

    protected Build() {
    }

    Build(BuildId id, Submission submission, ImageReference image, Instant now) {
        this.id = id.toString();
        this.workspace = submission.workspace().name();
        this.name = submission.name();
        this.contentHash = submission.contentHash().hex();
        this.tag = id.tag();
        this.sequence = id.sequence();
        this.image = image.toString();
        this.status = BuildStatus.PENDING;
        this.plan = submission.planJson();
        this.artifact = submission.artifact().value();
        this.createdAt = now;
        this.planMillis = submission.planMillis();
        this.uploadMillis = submission.uploadMillis();
    }

    /** Remembers where the trace of its request goes on, as a W3C {@code traceparent}. */
    Build tracedFrom(Optional<String> parent) {
        traceParent = parent.orElse(null);
        return this;
    }

    /** Takes the build up for a replica until the lease ends. A build that was lost may be taken up again. */
    public Claim claim(String replica, Instant now, Duration lease) {
        boolean lost = status == BuildStatus.BUILDING && leaseUntil.isBefore(now);
        if (status != BuildStatus.PENDING && !lost) {
            throw new IllegalStateException(id + " is " + status + " and cannot be claimed");
        }
        status = BuildStatus.BUILDING;
        owner = replica;
        leaseUntil = now.plus(lease);
        claims++;
        if (startedAt == null) {
            startedAt = now;
        }
        return new Claim(id, owner, claims);
    }

    /** Whether it has been claimed as often as it may be. */
    public boolean exhausted() {
        return claims >= MAX_CLAIMS;
    }

    /** Ends a build whose builders all vanished. */
    public void giveUp(Instant now) {
        requireNotEnded();
        end(BuildStatus.FAILED, now);
        outcome = BuildOutcome.of(new Failure("builder_lost", "build",
                "builder lost", true, "the builder died " + claims + " times while at work on this build; start it again"));
    }

    /** Ends the build with its image. */
    public void succeed(Claim claim, PushedImage pushed, WorkDone work, Instant now) {
        requireHeld(claim);
        end(BuildStatus.SUCCEEDED, now);
        outcome = BuildOutcome.of(pushed, work);
    }

    /** Ends the build without an image. */
    public void fail(Claim claim, Failure failure, Instant now) {
        requireHeld(claim);
        end(BuildStatus.FAILED, now);
        outcome = BuildOutcome.of(failure);
    }

    private void end(BuildStatus last, Instant now) {
        status = last;
        completedAt = now;
        owner = null;
        leaseUntil = null;
    }

    private void requireHeld(Claim claim) {
        boolean held = status == BuildStatus.BUILDING && claim.owner().equals(owner) && claim.number() == claims;
        if (!held) {
            throw new LostClaimException(claim);
        }
    }

    private void requireNotEnded() {
        if (status.ended()) {
            throw new IllegalStateException(id + " has ended and never changes again");
        }
    }

    public String id() {
        return id;
    }

    public String workspace() {
        return workspace;
    }

    public String name() {
        return name;
    }

    public String contentHash() {
        return contentHash;
    }

    public String tag() {
        return tag;
    }

    public int sequence() {
        return sequence;
    }

    public ImageReference image() {
        return ImageReference.parse(image);
    }

    public BuildStatus status() {
        return status;
    }

    /** The stored {@link PlanView}, as JSON. */
    public String plan() {
        return plan;
    }

    /** Where the artifact store keeps the build context. */
    public Digest artifact() {
        return new Digest(artifact);
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Optional<Instant> startedAt() {
        return Optional.ofNullable(startedAt);
    }

    public Optional<Instant> completedAt() {
        return Optional.ofNullable(completedAt);
    }

    public int planMillis() {
        return planMillis;
    }

    public int uploadMillis() {
        return uploadMillis;
    }

    /** Where the trace of its request goes on; empty where none was kept. */
    public Optional<String> traceParent() {
        return Optional.ofNullable(traceParent);
    }

    /** How it ended; empty until then. */
    public Optional<BuildOutcome> outcome() {
        return Optional.ofNullable(outcome).filter(known -> status.ended());
    }
}
