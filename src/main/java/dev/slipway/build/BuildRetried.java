package dev.slipway.build;

/**
 * This replica tries a build again.
 *
 * @param buildId the build
 * @param code why, in the words of {@link Failure#code()}
 */
public record BuildRetried(String buildId, String code) {
}
