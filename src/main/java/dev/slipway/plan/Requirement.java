package dev.slipway.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * One thing that the image installs, and why.
 *
 * @param requirement as the package manager reads it, such as {@code openai>=1.0}
 * @param packageName the distribution's name alone, such as {@code openai}
 * @param importName the import that asked for it; null for declared ones
 * @param file where it was found, or null
 * @param line 1-based line in that file, or null
 * @param source what decided
 * @param confidence how sure the decision is
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({ "requirement", "package", "import", "file", "line", "source", "confidence" })
public record Requirement(String requirement, @JsonProperty("package") String packageName,
        @JsonProperty("import") String importName, String file, Integer line, Source source, Confidence confidence) {

    /** What decided that a requirement is needed. */
    public enum Source {
        /** The request or a requirements file says so. */
        @JsonProperty("declared")
        DECLARED,
        /** A lock file says so. */
        @JsonProperty("lock")
        LOCK,
        /** One of the mappings that the API documents. */
        @JsonProperty("fixed")
        FIXED,
        /** The curated table for agent code. */
        @JsonProperty("curated")
        CURATED,
        /** A rule for a namespace, such as {@code google.cloud.*}. */
        @JsonProperty("namespace")
        NAMESPACE,
        /** The large table of imports. */
        @JsonProperty("table")
        TABLE,
        /** Nothing but the import's own name. */
        @JsonProperty("name")
        NAME,
        /** Something in the source that needs it without importing it. */
        @JsonProperty("implied")
        IMPLIED,
        /** The framework hint. */
        @JsonProperty("framework")
        FRAMEWORK
    }

    public enum Confidence {
        @JsonProperty("high")
        HIGH,
        @JsonProperty("medium")
        MEDIUM,
        @JsonProperty("low")
        LOW
    }
}
