package dev.slipway.append;

import java.io.IOException;

/** The registry does not have a layer any more that an image of dependencies needs. */
public final class LayerGoneException extends IOException {

    private static final long serialVersionUID = 1L;

    LayerGoneException(String message) {
        super(message);
    }
}
