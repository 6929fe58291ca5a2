package dev.slipway.build;

import java.net.URI;

/** Which URLs may be called when a build ends. Implemented by the room that calls them. */
public interface CallbackPolicy {

    /**
     * Reads a {@code callback_url}.
     *
     * @throws dev.slipway.problem.ProblemException 400 where it may not be called
     */
    URI check(String url);
}
