package dev.slipway.plan.python.project;

import java.util.Optional;

/**
 * The version of Python that a project asks for.
 *
 * @param version the minor version, such as {@code 3.11}
 * @param exact the whole version, where the project names one, such as {@code 3.11.7}
 * @param reason one sentence for the plan, such as {@code "requires-python says >=3.10"}
 * @param file what says so
 * @param line 1-based
 */
public record PythonVersion(String version, Optional<String> exact, String reason, String file, int line) {

    /** What a project gets that says nothing. */
    public static final String DEFAULT = "3.11";
}
