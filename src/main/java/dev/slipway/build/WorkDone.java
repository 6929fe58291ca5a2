package dev.slipway.build;

import java.util.Optional;

/**
 * What a builder measured while it worked.
 *
 * @param buildMillis time in {@code buildah build}
 * @param pushMillis time until the image could be pulled
 * @param steps steps of the Dockerfile that ran or were reused; 0 when the whole image was there already
 * @param reusedSteps how many of them came from the layer cache
 * @param reusedImage whether the registry had the image of an earlier build of the same content
 * @param dependencies what became of the image of dependencies; nothing for an image that was built as a whole
 */
public record WorkDone(int buildMillis, int pushMillis, int steps, int reusedSteps, boolean reusedImage,
        Optional<DependencyUse> dependencies) {

    /** Nothing was built: the image was there. */
    public static WorkDone imageReused(int checkMillis) {
        return new WorkDone(0, checkMillis, 0, 0, true, Optional.empty());
    }
}
