package dev.slipway.plan.python.packages;

import java.util.Map;
import java.util.Optional;

import dev.slipway.plan.Requirement.Confidence;
import dev.slipway.plan.Requirement.Source;

/** The nine mappings that the API contract documents, under "Generated Dockerfile". They never change. */
final class FixedImports {

    private static final Map<String, String> REQUIREMENTS = Map.of("openai", "openai>=1.0", "langchain", "langchain",
            "anthropic", "anthropic", "requests", "requests", "stripe", "stripe", "boto3", "boto3", "pandas", "pandas", "numpy",
            "numpy", "fastapi", "fastapi[standard]");

    private FixedImports() {
    }

    static Optional<Mapping> of(String module) {
        return Optional.ofNullable(REQUIREMENTS.get(module))
                .map(requirement -> Mapping.of(requirement, Source.FIXED, Confidence.HIGH));
    }
}
