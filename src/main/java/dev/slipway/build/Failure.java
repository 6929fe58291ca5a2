package dev.slipway.build;

/**
 * Why a build has no image.
 *
 * @param code stable word for programs, such as {@code no_matching_distribution}
 * @param step where it happened, such as {@code pip install} or {@code push}
 * @param error one line that names the step and the cause
 * @param retryable whether the same request may succeed later
 * @param hint what to do, or null
 */
public record Failure(String code, String step, String error, boolean retryable, String hint) {

    /** Somebody wanted it to end. */
    public static final Failure CANCELLED = new Failure("cancelled", "build", "build cancelled", false, null);
}
