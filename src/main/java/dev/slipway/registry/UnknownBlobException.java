package dev.slipway.registry;

import java.io.IOException;

/**
 * A manifest names a layer or a configuration that its repository does not have (OCI distribution specification, "Error
 * Codes": {@code MANIFEST_BLOB_UNKNOWN}).
 */
public final class UnknownBlobException extends IOException {

    private static final long serialVersionUID = 1L;

    UnknownBlobException(String message) {
        super(message);
    }
}
