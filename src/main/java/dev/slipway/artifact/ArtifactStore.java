package dev.slipway.artifact;

import java.io.IOException;

import dev.slipway.image.Digest;

/**
 * Keeps build contexts under the digest of their bytes, so that whichever replica builds finds what was accepted.
 * Calls block; they do not belong on an event loop.
 */
public interface ArtifactStore {

    /** Keeps these bytes. When it returns, they survive a crash. Keeping the same bytes again changes nothing. */
    Digest put(byte[] artifact) throws IOException;

    /**
     * Gives the bytes back.
     *
     * @throws java.nio.file.NoSuchFileException if nothing is kept under this digest
     * @throws IOException if it cannot be read, or no longer has the digest that it was kept under
     */
    byte[] get(Digest digest) throws IOException;
}
