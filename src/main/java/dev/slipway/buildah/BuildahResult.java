package dev.slipway.buildah;

/** What came of a Buildah command. A build that fails is data, not an exception. */
public sealed interface BuildahResult {

    /**
     * It was done.
     *
     * @param steps of the Dockerfile, where it was a build
     * @param reusedSteps how many of them came from the layer cache
     */
    record Done(int steps, int reusedSteps) implements BuildahResult {
    }

    record Failed(StepFailure failure) implements BuildahResult {
    }

    /** Its deadline came. */
    record OutOfTime() implements BuildahResult {
    }

    /** Somebody stopped it. */
    record Stopped() implements BuildahResult {
    }
}
