package dev.slipway.build;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

import dev.slipway.plan.Guess;
import dev.slipway.plan.Requirement;
import dev.slipway.plan.Warning;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** The answer to {@code GET /builds/{id}}. What is not known yet, or does not apply, is absent. */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({ "id", "status", "image", "created_at", "completed_at", "error", "name", "digest", "size_bytes",
        "language", "version", "framework", "entry_point", "command", "base_image", "package_manager", "requirements",
        "system_packages", "dockerfile", "warnings", "guesses", "timings_ms", "cache", "failure", "attempt",
        "cancel_requested", "queue", "progress", "callbacks" })
@Schema(name = "Build", description = "A build and what is known of it.")
public record BuildView(
        @Schema(required = true, examples = "build-a1b2c3d4") String id,
        @Schema(required = true, examples = "SUCCEEDED") BuildStatus status,
        @Schema(required = true, examples = "registry.example.com/my-agent:a1b2c3d4") String image,
        @Schema(required = true, examples = "2026-02-23T10:00:00Z") @JsonProperty("created_at") Instant createdAt,
        @Schema(examples = "2026-02-23T10:00:42Z", description = "When it ended.") @JsonProperty("completed_at") Instant completedAt,
        @Schema(examples = "pip install failed: no matching distribution found for nonexistent-package", description = "One line that names the step and the cause; only when FAILED.") String error,
        @Schema(examples = "My Agent") String name,
        @Schema(description = "Digest of the pushed manifest.") String digest,
        @Schema(description = "Configuration and layers in the registry, in bytes.") @JsonProperty("size_bytes") Long sizeBytes,
        @Schema(examples = "python") String language, @Schema(examples = "3.11") String version, String framework,
        @Schema(examples = "agent.py") @JsonProperty("entry_point") String entryPoint, List<String> command,
        @Schema(examples = "python:3.11-slim") @JsonProperty("base_image") String baseImage,
        @Schema(examples = "pip") @JsonProperty("package_manager") String packageManager,
        @Schema(description = "What is installed, and why.") List<Requirement> requirements,
        @JsonProperty("system_packages") List<String> systemPackages,
        @Schema(description = "The Dockerfile that Slipway wrote.") String dockerfile, List<Warning> warnings,
        @Schema(description = "What the request left open, how it was decided, and what else it could have been.") List<Guess> guesses,
        @JsonProperty("timings_ms") Timings timings, Cache cache, FailureView failure,
        @Schema(examples = "2", description = "How often it has been taken up, when that is more than once: a builder was lost, or stopped and handed it back.") Integer attempt,
        @Schema(description = "True once somebody has asked for its end.") @JsonProperty("cancel_requested") Boolean cancelRequested,
        QueuePlace queue, Progress progress,
        @Schema(description = "Whom it tells when it ends.") List<CallbackView> callbacks) {

    /** Whether it may be shown otherwise though the build has ended: somebody is still to be told of that. */
    boolean mayChange() {
        return callbacks != null && callbacks.stream().anyMatch(callback -> callback.state() == CallbackState.PENDING);
    }

    /** Milliseconds per phase; total runs from acceptance to the end. */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonPropertyOrder({ "queue", "plan", "upload", "build", "push", "total" })
    @Schema(name = "BuildTimings", description = "Milliseconds per phase.")
    public record Timings(Long queue, Integer plan, Integer upload, Integer build, Integer push, Long total) {

        /** Of a build that was created, started and completed then; null is what has not happened yet. */
        static Timings of(Instant created, Instant started, Instant completed, Integer plan, Integer upload, Integer build,
                Integer push) {
            return new Timings(millis(created, started), plan, upload, build, push, millis(created, completed));
        }

        private static Long millis(Instant from, Instant to) {
            return to == null ? null : Duration.between(from, to).toMillis();
        }
    }

    /** What did not have to be done again. */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonPropertyOrder({ "image", "steps", "steps_reused", "dependencies" })
    @Schema(name = "BuildCache", description = "What did not have to be done again.")
    public record Cache(
            @Schema(description = "The registry had the image of an earlier build of the same content.") boolean image,
            @Schema(description = "Steps of the Dockerfile that were run or came from the layer cache; 0 where nothing had to be built.") int steps,
            @Schema(description = "Steps that came from the layer cache.") @JsonProperty("steps_reused") int stepsReused,
            @Schema(examples = "reused", description = "The image of dependencies that the sources were laid upon: reused from an earlier build, new, or made again because its layers were gone from the registry or it had expired. Absent where the image was built as a whole.") DependencyUse dependencies) {
    }

    /** The failure for programs. */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonPropertyOrder({ "code", "step", "retryable", "hint" })
    @Schema(name = "BuildFailure", description = "The failure for programs.")
    public record FailureView(@Schema(required = true, examples = "no_matching_distribution") String code,
            @Schema(required = true, examples = "pip install") String step,
            @Schema(required = true, description = "Whether the same request may succeed later.") boolean retryable,
            String hint) {
    }
}
