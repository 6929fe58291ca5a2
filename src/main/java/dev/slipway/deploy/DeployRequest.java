package dev.slipway.deploy;

import java.util.List;
import java.util.Map;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** The body of {@code POST /deploy}, as the client sent it. */
@Schema(name = "DeployRequest", description = "An agent to deploy, from source or from an image.")
public record DeployRequest(
        @Schema(required = true, minLength = 1, maxLength = 128, examples = "my-agent", description = "A second deploy of the same name updates the agent.") @JsonProperty("agent_name") String agentName,
        @Schema(description = "Filename to text. This or image is required.") @JsonProperty("source_files") Map<String, String> sourceFiles,
        @Schema(examples = "registry.example.com/my-agent:a1b2c3d4", description = "An image that exists; nothing is built then.") String image,
        @Schema(examples = "agent.py") @JsonProperty("entry_point") String entryPoint,
        @Schema(examples = "openai>=1.0\n") String requirements,
        @Schema(examples = "langchain") String framework,
        @JsonProperty("system_prompt") String systemPrompt,
        @JsonProperty("required_tools") List<String> requiredTools,
        @JsonProperty("llm_configs") List<LlmConfig> llmConfigs,
        @Schema(description = "Environment of the agent. Only the names are kept: nothing runs agents yet that would need the values.") List<EnvVar> env,
        @Schema(maxLength = 2000, examples = "https://ci.example.com/hooks/slipway", description = "Called when the build ends, as with POST /builds; only with source_files.") @JsonInclude(JsonInclude.Include.NON_NULL) @JsonProperty("callback_url") String callbackUrl) {

    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "LlmConfig")
    public record LlmConfig(@Schema(examples = "openai") String provider, @Schema(examples = "gpt-4o") String model,
            @Schema(examples = "primary") String role) {
    }

    @Schema(name = "EnvVar")
    public record EnvVar(@Schema(required = true) String name, String value) {
    }
}
