package dev.slipway.artifact;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.slipway.image.Digest;

/**
 * Keeps build contexts under the digest of their bytes, so that whichever replica builds finds what was accepted.
 * Calls block; they do not belong on an event loop. An {@link IOException} that is neither of the two named at
 * {@link #get} means that the store is away or cannot be asked now: the same call may work later.
 */
public interface ArtifactStore {

    /**
     * Keeps these bytes. When it returns, they survive a crash. Keeping the same bytes again renews their
     * {@linkplain StoredArtifact#modifiedAt() time}, and repairs them where they have rotted.
     */
    Digest put(byte[] artifact) throws IOException;

    /**
     * Gives the bytes back.
     *
     * @throws MissingArtifactException if nothing is kept under this digest, for good
     * @throws RottenArtifactException if the bytes no longer have the digest that they were kept under, for good
     * @throws IOException if they cannot be read now
     */
    byte[] get(Digest digest) throws IOException;

    /** Whether something is kept under this digest, rotten or not. */
    boolean exists(Digest digest) throws IOException;

    /**
     * Removes an artifact, unless it was put again since it was listed.
     *
     * @return whether it was removed
     */
    boolean delete(StoredArtifact listed) throws IOException;

    /** What is kept under digests that begin with these two hex digits. */
    List<StoredArtifact> list(String firstDigits) throws IOException;

    /** Whether artifacts can be kept: an exception says why not. Takes some seconds at most. */
    void check() throws IOException;

    /**
     * All that is kept, asked for by and by.
     *
     * @throws UncheckedIOException out of the stream, if the store is away
     */
    default Stream<StoredArtifact> list() {
        return IntStream.range(0, 256).mapToObj(first -> HexFormat.of().toHexDigits((byte) first)).flatMap(first -> {
            try {
                return list(first).stream();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** Where an artifact lies below a store's root: {@code sha256/ab/abcd....tar.gz}. */
    static String pathOf(Digest digest) {
        return "sha256/" + digest.hex().substring(0, 2) + "/" + digest.hex() + ".tar.gz";
    }
}
