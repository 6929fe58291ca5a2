package dev.slipway.audit;

import java.time.Instant;
import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** One event as {@code GET /audit} shows it. */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({ "at", "workspace", "actor", "action", "thing", "address", "status" })
@Schema(name = "AuditEvent", description = "Who did what, on which thing, from where, and what came of it.")
public record AuditView(@Schema(required = true, examples = "2026-02-23T10:00:00.123456Z", description = "UTC.") Instant at,
        @Schema(examples = "team-a", description = "Of the caller; absent where nobody knows who it was.") String workspace,
        @Schema(required = true, examples = "key:1a2b3c4d") String actor,
        @Schema(required = true, examples = "build.create") String action,
        @Schema(examples = "build-a1b2c3d4", description = "Absent where there is none.") String thing,
        @Schema(required = true, examples = "192.0.2.7", description = "Of the other end of the connection, or what a trusted proxy says.") String address,
        @Schema(required = true, examples = "202", description = "HTTP status of the answer; 0 for what is no request.") int status) {

    static AuditView of(AuditEvent event) {
        return new AuditView(event.at(), event.workspace(), event.actor(), event.action(), event.thing(), event.address(),
                event.status());
    }

    /** Some of the events. */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonPropertyOrder({ "events", "next_cursor" })
    @Schema(name = "AuditEvents", description = "A page of events, newest first.")
    public record Page(@Schema(required = true) List<AuditView> events,
            @Schema(description = "Where the next page begins; absent on the last one.") @JsonProperty("next_cursor") String nextCursor) {
    }
}
