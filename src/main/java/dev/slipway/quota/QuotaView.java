package dev.slipway.quota;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

import dev.slipway.access.Workspace;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** The answer to {@code GET /quota}. */
@RegisterForReflection
@JsonPropertyOrder({ "workspace", "concurrent_builds", "queued_builds", "builds_per_hour", "bytes_per_request",
        "files_per_request" })
@Schema(name = "Quota", description = "What a workspace may use, and what it uses.")
public record QuotaView(@Schema(required = true, examples = "team-a") String workspace,
        @Schema(required = true, description = "Builds under way; those beyond the limit wait.") @JsonProperty("concurrent_builds") Share concurrentBuilds,
        @Schema(required = true, description = "Builds that wait.") @JsonProperty("queued_builds") Share queuedBuilds,
        @Schema(required = true, description = "Builds accepted within the last 60 minutes.") @JsonProperty("builds_per_hour") Share buildsPerHour,
        @Schema(required = true, description = "Longest request body, in bytes.") @JsonProperty("bytes_per_request") Share bytesPerRequest,
        @Schema(required = true, description = "Most files in one request.") @JsonProperty("files_per_request") Share filesPerRequest) {

    /**
     * One limit.
     *
     * @param limit absent where there is none
     * @param used absent where it counts single requests
     */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "QuotaShare", description = "One limit, and how much of it is used.")
    public record Share(@Schema(examples = "20", description = "Absent where there is none.") Long limit,
            @Schema(examples = "3", description = "Absent where the limit is one of single requests.") Long used) {

        static Share of(long limit, Long used) {
            return new Share(limit == 0 ? null : limit, used);
        }
    }

    static QuotaView of(Workspace workspace, Quota quota, long building, long waiting, long withinHour) {
        return new QuotaView(workspace.name(), Share.of(quota.concurrentBuilds(), building),
                Share.of(quota.queuedBuilds(), waiting), Share.of(quota.buildsPerHour(), withinHour),
                Share.of(quota.bytesPerRequest(), null), Share.of(quota.filesPerRequest(), null));
    }
}
