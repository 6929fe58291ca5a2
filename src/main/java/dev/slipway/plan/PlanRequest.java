package dev.slipway.plan;

import java.util.Optional;

/**
 * What a plan is made from.
 *
 * @param source the submitted files
 * @param entryPoint the file to start, when the client names one; always one of the files
 * @param requirements pip requirements text that wins over a {@code requirements.txt} among the files
 * @param framework hint such as {@code langchain}; an unknown one is no error
 */
public record PlanRequest(SourceTree source, Optional<String> entryPoint, Optional<String> requirements,
        Optional<String> framework) {
}
