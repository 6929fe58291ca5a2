package dev.slipway.plan;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * Something in a submission that builds but that its owner should know.
 *
 * @param code stable word such as {@code unpinned_requirements}
 * @param message one sentence
 * @param file where, or null
 * @param line 1-based line in that file, or null
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Warning(String code, String message, String file, Integer line) {
}
