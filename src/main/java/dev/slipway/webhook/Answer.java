package dev.slipway.webhook;

import java.time.Duration;
import java.util.Optional;

/**
 * What a receiver answered.
 *
 * @param retryAfter how long it wants to be left alone, if it says so in seconds
 */
record Answer(int status, Optional<Duration> retryAfter) {

    private static final int GONE = 410;

    boolean isSuccess() {
        return status / 100 == 2;
    }

    /** Whether it never wants to be called again. */
    boolean isGone() {
        return status == GONE;
    }

    String sentence() {
        return "the receiver answered " + status + (status / 100 == 3 ? "; redirects are not followed" : "");
    }
}
