package dev.slipway.runner;

import java.util.Optional;

import dev.slipway.build.Failure;
import dev.slipway.build.PushedImage;
import dev.slipway.build.WorkDone;

/** What came of the work on one build. */
sealed interface RunOutcome {

    /**
     * @param sbom of the image; nothing where it could not be made, or the image was there already
     * @param afterwards to be done when everybody knows of the success
     */
    record Succeeded(PushedImage pushed, WorkDone work, Optional<byte[]> sbom, Runnable afterwards) implements RunOutcome {

        static Succeeded withEarlierImage(PushedImage image, int checkMillis) {
            return new Succeeded(image, WorkDone.imageReused(checkMillis), Optional.empty(), () -> {
            });
        }
    }

    record Failed(Failure failure) implements RunOutcome {
    }

    /** The work was stopped from outside; the attempt knows why. */
    record Stopped() implements RunOutcome {
    }
}
