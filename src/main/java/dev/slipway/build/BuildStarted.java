package dev.slipway.build;

/**
 * A new build waits in the queue.
 *
 * @param id of the build
 */
public record BuildStarted(String id) {
}
