package dev.slipway.build;

import java.net.URI;
import java.util.Optional;

import dev.slipway.access.Workspace;
import dev.slipway.image.Digest;
import dev.slipway.image.ImageName;
import dev.slipway.plan.ContentHash;

/**
 * A request that has been planned and whose context is stored: all that a build needs.
 *
 * @param workspace whose it is
 * @param name the agent's name as sent
 * @param imageName derived from it
 * @param contentHash identity of what would be built
 * @param planJson the {@link PlanView} to store with it
 * @param artifact where the build context is kept
 * @param callback whom to tell when the build has ended; no part of what is built
 * @param planMillis time the planning took
 * @param uploadMillis time the storing took
 */
public record Submission(Workspace workspace, String name, ImageName imageName, ContentHash contentHash, String planJson,
        Digest artifact, Optional<URI> callback, int planMillis, int uploadMillis) {
}
