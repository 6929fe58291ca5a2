package dev.slipway.artifact;

import java.nio.file.NoSuchFileException;

import dev.slipway.image.Digest;

/** The store answers, and keeps nothing under this digest. Asking again does not help; putting it again does. */
public final class MissingArtifactException extends NoSuchFileException {

    private static final long serialVersionUID = 1L;

    MissingArtifactException(Digest digest) {
        super(digest.value(), null, "the artifact store does not have it");
    }
}
