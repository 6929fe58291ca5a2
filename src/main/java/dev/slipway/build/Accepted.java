package dev.slipway.build;

import java.time.Instant;
import java.util.Optional;

import dev.slipway.image.ImageReference;

/**
 * A build that a request has got.
 *
 * @param id its id
 * @param status as the request is told: PENDING where it is new
 * @param image where its image will be
 * @param createdAt when it was accepted
 * @param added whether it is new; otherwise the request has joined it
 * @param earlier the image that an earlier build of the same content has left, where this build was claimed in order to end
 *        with it
 */
public record Accepted(String id, BuildStatus status, ImageReference image, Instant createdAt, boolean added,
        Optional<PushedImage> earlier) {
}
