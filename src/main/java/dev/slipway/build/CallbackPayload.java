package dev.slipway.build;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

import dev.slipway.build.BuildView.FailureView;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * What a callback is told: the payload that Standard Webhooks recommends, with the build as its data. The same for every
 * attempt, since a build that has ended never changes again.
 */
@RegisterForReflection
@JsonPropertyOrder({ "type", "timestamp", "data" })
@Schema(name = "BuildEnded", description = "The build that has ended, as its callbacks are told.")
public record CallbackPayload(@Schema(required = true, examples = TYPE) String type,
        @Schema(required = true, examples = "2026-02-23T10:00:42Z", description = "When it ended.") Instant timestamp,
        @Schema(required = true) EndedBuild data) {

    public static final String TYPE = "build.ended";

    /** The part of a build's status that is small; the rest is at {@code GET /builds/{id}}. */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonPropertyOrder({ "id", "status", "image", "created_at", "completed_at", "error", "name", "digest", "size_bytes",
            "failure" })
    @Schema(name = "EndedBuild")
    public record EndedBuild(
            @Schema(required = true, examples = "build-a1b2c3d4") String id,
            @Schema(required = true, examples = "SUCCEEDED", description = "SUCCEEDED or FAILED.") BuildStatus status,
            @Schema(required = true, examples = "registry.example.com/my-agent:a1b2c3d4") String image,
            @Schema(required = true, examples = "2026-02-23T10:00:00Z") @JsonProperty("created_at") Instant createdAt,
            @Schema(required = true, examples = "2026-02-23T10:00:42Z") @JsonProperty("completed_at") Instant completedAt,
            @Schema(description = "One line that names the step and the cause; only when FAILED.") String error,
            @Schema(required = true, examples = "My Agent") String name,
            @Schema(description = "Digest of the pushed manifest; only when SUCCEEDED.") String digest,
            @JsonProperty("size_bytes") Long sizeBytes, FailureView failure) {
    }

    public static CallbackPayload of(Build build) {
        Optional<PushedImage> pushed = build.outcome().flatMap(BuildOutcome::pushed);
        Optional<Failure> failure = build.outcome().flatMap(BuildOutcome::failure);
        Instant ended = build.completedAt().orElseThrow().truncatedTo(ChronoUnit.SECONDS);
        return new CallbackPayload(TYPE, ended, new EndedBuild(build.id(), build.status(), build.image().toString(),
                build.createdAt().truncatedTo(ChronoUnit.SECONDS), ended, failure.map(Failure::error).orElse(null),
                build.name(), pushed.map(image -> image.digest().value()).orElse(null),
                pushed.map(PushedImage::sizeBytes).orElse(null),
                failure.map(f -> new FailureView(f.code(), f.step(), f.retryable(), f.hint())).orElse(null)));
    }
}
