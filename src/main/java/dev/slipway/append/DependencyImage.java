package dev.slipway.append;

import java.util.List;
import java.util.Optional;

import dev.slipway.image.Digest;

/**
 * An image of dependencies that sources are laid upon. Its layers lie in a repository of the registry; the rest is kept here,
 * so that nothing but the layers has to be there.
 *
 * @param repository that has its layers, in the registry that images are pushed to
 * @param manifest as JSON
 * @param mediaType of the manifest
 * @param config the image's configuration, as JSON
 * @param base digest of the base image's manifest, where it is known
 * @param contents what is installed, as its maker wrote it down
 * @param odd paths where the sources go, and above, that a layer of plain files and folders would change: symbolic links, and
 *        folders that are not root's or not of mode 0755
 */
public record DependencyImage(String repository, String manifest, String mediaType, String config, Optional<Digest> base,
        String contents, List<String> odd) {

    /** Whether these sources can be laid upon it so that the image is the one that a copy would make. */
    public boolean takes(PartedContext context) {
        return !context.meets(odd);
    }
}
