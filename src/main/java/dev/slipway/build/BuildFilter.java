package dev.slipway.build;

import java.util.List;
import java.util.Optional;

import dev.slipway.access.Workspace;

/**
 * Which builds a list holds.
 *
 * @param workspace whose builds
 * @param name of the agent, exactly as it was sent; of all agents when empty
 * @param statuses those that are listed, each once and in the order of {@link BuildStatus}; never empty
 */
record BuildFilter(Workspace workspace, Optional<String> name, List<BuildStatus> statuses) {
}
