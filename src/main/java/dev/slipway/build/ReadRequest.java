package dev.slipway.build;

import dev.slipway.image.ImageName;
import dev.slipway.plan.BuildPlan;
import dev.slipway.plan.SourceTree;

/**
 * A request whose every part has been checked.
 *
 * @param name the agent's name
 * @param imageName derived from it
 * @param source its files
 * @param plan what to build
 */
record ReadRequest(String name, ImageName imageName, SourceTree source, BuildPlan plan) {
}
