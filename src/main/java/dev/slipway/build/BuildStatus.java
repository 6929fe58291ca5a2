package dev.slipway.build;

/** The states of a build. Clients loop until one of the last two, so there will never be another. */
public enum BuildStatus {
    /** Accepted, waiting for a free builder. */
    PENDING,
    /** A builder is at work on it. */
    BUILDING,
    /** The image can be pulled by its reference. */
    SUCCEEDED,
    /** There is no image; the build's error says why. */
    FAILED;

    /** Whether the build will never change again. */
    public boolean ended() {
        return switch (this) {
            case PENDING, BUILDING -> false;
            case SUCCEEDED, FAILED -> true;
        };
    }
}
