package dev.slipway.build;

/**
 * A build that this replica worked on has ended. Observed as a CDI event, on a worker thread.
 *
 * @param build as it will stay
 */
public record BuildEnded(Build build) {
}
