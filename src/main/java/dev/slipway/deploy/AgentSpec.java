package dev.slipway.deploy;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

import dev.slipway.deploy.DeployRequest.EnvVar;
import dev.slipway.deploy.DeployRequest.LlmConfig;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * What is kept of a deploy beside image and build.
 *
 * @param env names only: values are often secrets, and nothing here needs them
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({ "framework", "system_prompt", "required_tools", "llm_configs", "env" })
record AgentSpec(String framework, @JsonProperty("system_prompt") String systemPrompt,
        @JsonProperty("required_tools") List<String> requiredTools,
        @JsonProperty("llm_configs") List<LlmConfig> llmConfigs, List<String> env) {

    static AgentSpec of(DeployRequest request) {
        List<String> env = request.env() == null ? null : request.env().stream().map(EnvVar::name).toList();
        return new AgentSpec(request.framework(), request.systemPrompt(), request.requiredTools(), request.llmConfigs(), env);
    }
}
