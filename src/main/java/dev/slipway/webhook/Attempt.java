package dev.slipway.webhook;

import java.net.URI;
import java.util.Locale;

/**
 * The right to call a callback once, until the lease ends.
 *
 * @param id of the callback, the same for each attempt
 * @param number 1 for the first
 */
record Attempt(String id, int number, String buildId, URI url) {

    /** Whom it goes to, as far as that says who may be slow. */
    String host() {
        return url.getHost().toLowerCase(Locale.ROOT);
    }
}
