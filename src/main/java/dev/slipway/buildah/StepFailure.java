package dev.slipway.buildah;

/**
 * Why Buildah did not do what it was asked.
 *
 * @param code stable word for programs
 * @param step what failed, such as {@code pip install}
 * @param error one line that names the step and the cause
 * @param retryable whether the same may succeed later
 * @param hint what to do, or null
 */
public record StepFailure(String code, String step, String error, boolean retryable, String hint) {
}
