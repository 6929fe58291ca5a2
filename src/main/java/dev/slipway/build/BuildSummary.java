package dev.slipway.build;

import java.time.Instant;
import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

import dev.slipway.build.BuildView.Timings;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** A build in a list: {@link BuildView} without its plan and its other long fields. */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({ "id", "status", "image", "created_at", "completed_at", "error", "name", "digest", "size_bytes",
        "timings_ms" })
@Schema(name = "BuildSummary", description = "A build in a list.")
public record BuildSummary(
        @Schema(required = true, examples = "build-a1b2c3d4") String id,
        @Schema(required = true, examples = "SUCCEEDED") BuildStatus status,
        @Schema(required = true, examples = "registry.example.com/my-agent:a1b2c3d4") String image,
        @Schema(required = true, examples = "2026-02-23T10:00:00Z") @JsonProperty("created_at") Instant createdAt,
        @Schema(examples = "2026-02-23T10:00:42Z", description = "When it ended.") @JsonProperty("completed_at") Instant completedAt,
        @Schema(examples = "pip install failed: no matching distribution found for nonexistent-package", description = "One line that names the step and the cause; only when FAILED.") String error,
        @Schema(required = true, examples = "My Agent") String name,
        @Schema(description = "Digest of the pushed manifest.") String digest,
        @Schema(description = "Configuration and layers in the registry, in bytes.") @JsonProperty("size_bytes") Long sizeBytes,
        @JsonProperty("timings_ms") Timings timings) {

    /** The answer to {@code GET /builds}. */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonPropertyOrder({ "builds", "next_cursor" })
    @Schema(name = "Builds", description = "A page of builds, newest first.")
    public record Page(@Schema(required = true) List<BuildSummary> builds,
            @Schema(description = "The cursor of the next page; absent on the last one.") @JsonProperty("next_cursor") String nextCursor) {
    }
}
