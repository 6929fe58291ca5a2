package dev.slipway.artifact;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.slipway.image.Digest;

/**
 * An artifact that a store keeps.
 *
 * @param digest what it is kept under
 * @param modifiedAt when it was last put; whatever needs it has put it then or later
 */
public record StoredArtifact(Digest digest, Instant modifiedAt) {

    private static final Pattern NAME = Pattern.compile("([0-9a-f]{64})\\.tar\\.gz");

    /** The artifact of a file name; nothing where the name is no artifact's. */
    static Optional<StoredArtifact> of(String fileName, Instant modifiedAt) {
        Matcher name = NAME.matcher(fileName);
        return name.matches() ? Optional.of(new StoredArtifact(new Digest("sha256:" + name.group(1)), modifiedAt))
                : Optional.empty();
    }
}
