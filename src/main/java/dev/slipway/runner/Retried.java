package dev.slipway.runner;

/**
 * A step of a build is done again, or a build that has lost its builder. Observed as a CDI event.
 *
 * @param code of the failure that may pass
 */
public record Retried(String code) {
}
