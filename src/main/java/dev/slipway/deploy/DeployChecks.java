package dev.slipway.deploy;

import java.util.List;
import java.util.Objects;

import dev.slipway.deploy.DeployRequest.EnvVar;
import dev.slipway.image.ImageName;
import dev.slipway.problem.Problem;
import dev.slipway.problem.ProblemException;

/** What a deploy must hold before anything is done with it. */
final class DeployChecks {

    private static final int LONGEST_IMAGE = 512;

    private DeployChecks() {
    }

    static void check(DeployRequest request) {
        if (request == null) {
            throw ProblemException.badRequest(Problem.of("missing_body", "the request has no body; send a JSON object"));
        }
        checkName(request.agentName());
        checkNoNull("required_tools", request.requiredTools());
        checkNoNull("llm_configs", request.llmConfigs());
        checkEnvironment(request.env());
        if (request.image() != null) {
            checkImage(request.image());
            checkNothingIsCalled(request.callbackUrl());
        } else if (request.sourceFiles() == null) {
            throw ProblemException.badField("source_files",
                    "source_files or image is required: the agent's source, or an image that exists");
        }
    }

    private static void checkNoNull(String field, List<?> entries) {
        if (entries != null && entries.stream().anyMatch(Objects::isNull)) {
            throw ProblemException.badField(field, field + " must not hold null");
        }
    }

    private static void checkEnvironment(List<EnvVar> variables) {
        checkNoNull("env", variables);
        if (variables != null && variables.stream().map(EnvVar::name).anyMatch(name -> name == null || name.isBlank())) {
            throw ProblemException.badField("env", "env must hold a name for each variable");
        }
    }

    private static void checkNothingIsCalled(String callbackUrl) {
        if (callbackUrl != null) {
            throw ProblemException.badField("callback_url",
                    "callback_url goes with source_files only: with image nothing is built, so no build would end");
        }
    }

    private static void checkName(String name) {
        if (name == null || name.isBlank()) {
            throw ProblemException.badField("agent_name", "agent_name is required");
        }
        if (name.codePoints().anyMatch(Character::isISOControl)) {
            throw ProblemException.badField("agent_name", "agent_name must not hold control characters");
        }
        try {
            ImageName.ofAgent(name);
        } catch (IllegalArgumentException e) {
            throw ProblemException.badField("agent_name", "agent_" + e.getMessage());
        }
    }

    private static void checkImage(String image) {
        boolean plausible = image.length() <= LONGEST_IMAGE && image.matches("[A-Za-z0-9][A-Za-z0-9._:/@\\[\\]-]*");
        if (!plausible) {
            throw ProblemException.badField("image",
                    "image must be an image reference such as registry.example.com/my-agent:1.0");
        }
    }
}
