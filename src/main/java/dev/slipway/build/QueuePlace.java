package dev.slipway.build;

import java.time.Instant;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * Where a build that waits stands.
 *
 * @param position 1 for the build that is taken up next
 * @param estimatedStartAt when that may be, to the second, or null
 * @param estimatedSeconds until then, or null
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({ "position", "estimated_start_at", "estimated_seconds" })
@Schema(name = "BuildQueuePlace", description = "Where the build stands in the queue; only while PENDING.")
public record QueuePlace(
        @Schema(required = true, examples = "3", description = "1 for the build that is taken up next. Workspaces take turns; where more than a thousand builds of its own workspace are before it, the place is a lower bound.") long position,
        @Schema(examples = "2026-02-23T10:02:00Z", description = "An estimate from the recent builds; absent when there are none, or none is running.") @JsonProperty("estimated_start_at") Instant estimatedStartAt,
        @Schema(examples = "120", description = "The same as seconds from now.") @JsonProperty("estimated_seconds") Long estimatedSeconds) {
}
