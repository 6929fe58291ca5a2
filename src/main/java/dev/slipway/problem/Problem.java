package dev.slipway.problem;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * The body of every answer that is not a success.
 *
 * @param error one sentence that a person can act on
 * @param code stable word for programs, or null
 * @param field the request field at fault, or null
 * @param hint what to do instead, or null
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({ "error", "code", "field", "hint" })
@Schema(name = "Error", description = "Why a request was not done.")
public record Problem(
        @Schema(required = true, description = "One sentence that a person can act on.", examples = "build not found") String error,
        @Schema(description = "Stable word for programs.", examples = "build_not_found") String code,
        @Schema(description = "The request field at fault.", examples = "files") String field,
        @Schema(description = "What to do instead.") String hint) {

    public static Problem of(String code, String error) {
        return new Problem(error, code, null, null);
    }
}
