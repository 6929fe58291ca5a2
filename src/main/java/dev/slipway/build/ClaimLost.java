package dev.slipway.build;

/**
 * This replica has lost a build to another one, with the work that it had done on it.
 *
 * @param claim what is lost
 */
public record ClaimLost(Claim claim) {
}
