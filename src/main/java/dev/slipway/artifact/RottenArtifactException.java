package dev.slipway.artifact;

import java.io.IOException;

import dev.slipway.image.Digest;

/** The stored bytes are no longer those that were put. Asking again does not help; putting the artifact again does. */
public final class RottenArtifactException extends IOException {

    private static final long serialVersionUID = 1L;

    private RottenArtifactException(Digest digest) {
        super("artifact " + digest + " has rotted: its bytes have another digest");
    }

    /** Lets bytes pass that have the digest which they were kept under. */
    static byte[] unlessRotten(Digest digest, byte[] artifact) throws RottenArtifactException {
        if (!Digest.of(artifact).equals(digest)) {
            throw new RottenArtifactException(digest);
        }
        return artifact;
    }
}
