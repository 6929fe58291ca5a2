package dev.slipway.build;

import java.net.URI;
import java.util.Optional;

import dev.slipway.access.Workspace;
import dev.slipway.image.Digest;
import dev.slipway.plan.ContentHash;

/**
 * A request that has been planned: all that a build needs.
 *
 * @param workspace whose it is
 * @param read what is to be built
 * @param contentHash identity of what would be built
 * @param callback whom to tell when the build has ended; no part of what is built
 * @param planMillis time the planning took
 * @param kept where its context is; not known while it may be the context of a build that has not ended
 */
public record Submission(Workspace workspace, ReadRequest read, ContentHash contentHash, Optional<URI> callback, int planMillis,
        Optional<Kept> kept) {

    /**
     * What is stored of it beside the database.
     *
     * @param artifact where the build context is
     * @param planJson the {@link PlanView} to store with the build
     * @param uploadMillis time the storing took
     */
    record Kept(Digest artifact, String planJson, int uploadMillis) {
    }

    Submission with(Kept kept) {
        return new Submission(workspace, read, contentHash, callback, planMillis, Optional.of(kept));
    }
}
