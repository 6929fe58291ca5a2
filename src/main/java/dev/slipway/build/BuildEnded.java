package dev.slipway.build;

/**
 * A build has ended, and this replica ended it. Fired once it is stored, on the thread that stored it.
 *
 * @param build with its outcome
 */
public record BuildEnded(Build build) {
}
