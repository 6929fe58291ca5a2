package dev.slipway.deploy;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

import dev.slipway.audit.AuditSubject;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** The answer to {@code POST /deploy}. */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({ "agent", "namespace", "build_id", "image_uri", "build_required" })
@Schema(name = "Deployed", description = "The agent and its image.")
public record Deployed(@Schema(required = true, examples = "my-agent") String agent,
        @Schema(required = true, examples = "default", description = "The workspace.") String namespace,
        @Schema(examples = "build-a1b2c3d4", description = "Absent when an image was given.") @JsonProperty("build_id") String buildId,
        @Schema(required = true, examples = "registry.example.com/my-agent:a1b2c3d4") @JsonProperty("image_uri") String imageUri,
        @Schema(required = true) @JsonProperty("build_required") boolean buildRequired) implements AuditSubject {

    @Override
    public String auditSubject() {
        return buildId == null ? agent : agent + " " + buildId;
    }
}
