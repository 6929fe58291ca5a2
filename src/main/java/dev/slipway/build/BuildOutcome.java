package dev.slipway.build;

import java.util.Optional;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;

import dev.slipway.image.Digest;

/** How a build ended: with an image and what was measured, or with a failure. */
@Embeddable
public class BuildOutcome {

    private String digest;
    @Column(name = "size_bytes")
    private Long sizeBytes;
    @Column(name = "build_ms")
    private Integer buildMillis;
    @Column(name = "push_ms")
    private Integer pushMillis;
    private Integer steps;
    @Column(name = "reused_steps")
    private Integer reusedSteps;
    @Column(name = "reused_image")
    private Boolean reusedImage;
    @Enumerated(EnumType.STRING)
    private DependencyUse dependencies;
    @Column(name = "failure_code")
    private String failureCode;
    @Column(name = "failure_step")
    private String failureStep;
    private String error;
    @Column(name = "failure_retryable")
    private Boolean failureRetryable;
    @Column(name = "failure_hint")
    private String failureHint;

    protected BuildOutcome() {
    }

    static BuildOutcome of(Failure failure) {
        BuildOutcome outcome = new BuildOutcome();
        outcome.failureCode = failure.code();
        outcome.failureStep = failure.step();
        outcome.error = failure.error();
        outcome.failureRetryable = failure.retryable();
        outcome.failureHint = failure.hint();
        return outcome;
    }

    public Optional<PushedImage> pushed() {
        return digest == null ? Optional.empty() : Optional.of(new PushedImage(new Digest(digest), sizeBytes));
    }

    public Optional<WorkDone> work() {
        return digest == null ? Optional.empty()
                : Optional.of(new WorkDone(buildMillis, pushMillis, steps, reusedSteps, reusedImage,
                        Optional.ofNullable(dependencies)));
    }

    public Optional<Failure> failure() {
        return error == null ? Optional.empty()
                : Optional.of(new Failure(failureCode, failureStep, error, failureRetryable, failureHint));
    }
}
