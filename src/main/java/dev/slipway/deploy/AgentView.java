package dev.slipway.deploy;

import java.time.Instant;
import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

import dev.slipway.deploy.DeployRequest.LlmConfig;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** A deployed agent. What was not given is absent. */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({ "agent", "namespace", "status", "image_uri", "build_id", "build_status", "error", "framework",
        "system_prompt", "required_tools", "llm_configs", "env", "created_at", "updated_at" })
@Schema(name = "Agent", description = "A deployed agent.")
public record AgentView(@Schema(required = true, examples = "my-agent") String agent,
        @Schema(required = true, examples = "default") String namespace,
        @Schema(required = true, description = "What is true of it; never Running unless something runs.") AgentStatus status,
        @Schema(required = true) @JsonProperty("image_uri") String imageUri,
        @JsonProperty("build_id") String buildId,
        @Schema(examples = "SUCCEEDED") @JsonProperty("build_status") String buildStatus,
        @Schema(description = "Why its build failed.") String error,
        String framework, @JsonProperty("system_prompt") String systemPrompt,
        @JsonProperty("required_tools") List<String> requiredTools,
        @JsonProperty("llm_configs") List<LlmConfig> llmConfigs,
        @Schema(description = "Names of its environment variables; values are not kept.") List<String> env,
        @Schema(required = true) @JsonProperty("created_at") Instant createdAt,
        @Schema(required = true) @JsonProperty("updated_at") Instant updatedAt) {

    /** All agents of a workspace, by name. */
    @Schema(name = "Agents")
    public record Page(@Schema(required = true) List<AgentView> agents) {
    }
}
