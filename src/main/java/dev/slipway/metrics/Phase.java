package dev.slipway.metrics;

import java.util.Locale;

/** The parts of a build that are timed, as {@code timings_ms} of the API names them. */
enum Phase {
    QUEUE,
    PLAN,
    UPLOAD,
    BUILD,
    PUSH,
    TOTAL;

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
