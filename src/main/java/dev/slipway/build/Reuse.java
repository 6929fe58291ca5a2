package dev.slipway.build;

import java.time.Duration;
import java.util.Optional;

import dev.slipway.image.ImageReference;

/** Ends builds whose image an earlier build of the same content has left in the registry: they need no builder. */
public interface Reuse {

    /** For whom such a build is claimed while it is accepted; nothing where this replica takes up no builds now. */
    Optional<Offer> offer();

    /** Looks after a build that was claimed so: ends it, or hands it to the builders. Does not block. */
    void take(Claimed build);

    /**
     * Who would claim.
     *
     * @param replica the claim's owner
     * @param lease how long the claim lasts
     */
    record Offer(String replica, Duration lease) {
    }

    /**
     * A claimed build.
     *
     * @param claim the right to end it
     * @param image where its image must be
     * @param earlier what must be there
     * @param traceParent where the trace of its request goes on
     */
    record Claimed(Claim claim, ImageReference image, PushedImage earlier, Optional<String> traceParent) {
    }
}
