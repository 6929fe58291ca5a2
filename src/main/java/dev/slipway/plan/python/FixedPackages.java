package dev.slipway.plan.python;

import java.util.Map;

/** The nine mappings from import to requirement that the API documents. They never change. */
final class FixedPackages {

    static final Map<String, String> REQUIREMENTS = Map.of("openai", "openai>=1.0", "langchain", "langchain", "anthropic",
            "anthropic", "requests", "requests", "stripe", "stripe", "boto3", "boto3", "pandas", "pandas", "numpy", "numpy",
            "fastapi", "fastapi[standard]");

    private FixedPackages() {
    }
}
