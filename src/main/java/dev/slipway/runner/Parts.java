package dev.slipway.runner;

import dev.slipway.append.DependencyKey;
import dev.slipway.append.PartedContext;

/**
 * A build in two halves: dependencies, and sources that are laid upon them.
 *
 * @param context its context
 * @param key what an image of its dependencies is known by
 */
record Parts(PartedContext context, DependencyKey key) {
}
