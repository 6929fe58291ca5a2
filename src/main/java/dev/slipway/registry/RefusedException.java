package dev.slipway.registry;

import java.io.IOException;

/** The registry understood the request and will not do it: asking again does not help. */
public class RefusedException extends IOException {

    private static final long serialVersionUID = 1L;

    RefusedException(String message) {
        super(message);
    }
}
