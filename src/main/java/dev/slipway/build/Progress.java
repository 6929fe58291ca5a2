package dev.slipway.build;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * How far a build has come.
 *
 * @param step the step of the Dockerfile that is at work, from 1
 * @param steps how many there are
 * @param name the step as the Dockerfile says it
 */
@RegisterForReflection
@JsonPropertyOrder({ "step", "steps", "name" })
@Schema(name = "BuildProgress", description = "The step of the Dockerfile that is at work; only while BUILDING.")
public record Progress(@Schema(required = true, examples = "4") int step, @Schema(required = true, examples = "7") int steps,
        @Schema(required = true, examples = "RUN pip install --no-cache-dir -r requirements.txt") String name) {
}
