package dev.slipway.build;

import java.time.Instant;
import java.util.Optional;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.hibernate.annotations.DynamicUpdate;

import dev.slipway.image.Digest;
import dev.slipway.image.ImageReference;
import dev.slipway.problem.Problem;
import dev.slipway.problem.ProblemException;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;

/**
 * One run of making an image. Its state changes only through the verbs below, each of which refuses to be out of order:
 * a build that has ended never changes again. What happens to many builds at a time is done by the queue's statements
 * alone: builders claim builds, and renew and hand back their claims.
 */
@Entity
@DynamicUpdate // a build that ends does not write its plan anew
@Table(name = "build")
public class Build extends PanacheEntityBase {

    /** How many builders a build may lose; one that has killed so many would kill the next one too. */
    public static final int MAX_LOSSES = 3;

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
    private int losses;
    @Column(name = "cancel_requested_at")
    private Instant cancelRequestedAt;
    private Integer step;
    @Column(name = "step_count")
    private Integer stepCount;
    @Column(name = "step_name")
    private String stepName;
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

    /** Why a claimed build must end and not be worked on: nobody wants it any more, or it has lost too many builders. */
    public Optional<Failure> endBeforeWork() {
        if (cancelRequestedAt != null) {
            return Optional.of(Failure.CANCELLED);
        }
        return losses < MAX_LOSSES ? Optional.empty()
                : Optional.of(new Failure("builder_lost", "build", "builder lost", true,
                        "the builder died " + losses + " times while at work on this build; start it again"));
    }

    /**
     * Ends a build that waits; of one that is being built its builder is told, which ends it once nothing of it runs.
     *
     * @throws ProblemException 409 if it has ended
     */
    public void cancel(Instant now) {
        switch (status) {
            case PENDING -> end(Failure.CANCELLED, now);
            case BUILDING -> cancelRequestedAt = cancelRequestedAt == null ? now : cancelRequestedAt;
            case SUCCEEDED, FAILED -> throw ProblemException.conflict(new Problem("the build has ended already",
                    "build_ended", null, "its status is " + status));
        }
    }

    /** Ends a build that nobody has taken up in time; false if somebody just did, or it has ended. */
    public boolean expire(Failure failure, Instant now) {
        if (status == BuildStatus.PENDING) {
            end(failure, now);
            return true;
        }
        return false;
    }

    /** Ends the build without an image. */
    public void fail(Claim claim, Failure failure, Instant now) {
        requireHeld(claim);
        end(failure, now);
    }

    private void end(Failure failure, Instant now) {
        status = BuildStatus.FAILED;
        completedAt = now;
        owner = null;
        leaseUntil = null;
        outcome = BuildOutcome.of(failure);
    }

    private void requireHeld(Claim claim) {
        boolean held = status == BuildStatus.BUILDING && claim.owner().equals(owner) && claim.number() == claims;
        if (!held) {
            throw new LostClaimException(claim);
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

    /** How often it has been taken up. */
    public int claims() {
        return claims;
    }

    /** Whether somebody wants it to end. */
    public boolean cancelRequested() {
        return cancelRequestedAt != null;
    }

    /** The step that is at work; empty unless it is being built and has come to one. */
    public Optional<Progress> progress() {
        return status == BuildStatus.BUILDING && step != null ? Optional.of(new Progress(step, stepCount, stepName))
                : Optional.empty();
    }

    public int planMillis() {
        return planMillis;
    }

    public int uploadMillis() {
        return uploadMillis;
    }

    /** How many builders it has lost. */
    public int losses() {
        return losses;
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
