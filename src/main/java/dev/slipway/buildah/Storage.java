package dev.slipway.buildah;

import java.nio.file.Path;

/**
 * Where Buildah keeps the images and layers of one workspace. Each has its own, so that no step of one workspace is ever
 * answered by what another one's step has made, and no image of another one is found by its name.
 *
 * @param root images and layers
 * @param runRoot state that need not survive a restart of the machine
 */
public record Storage(Path root, Path runRoot) {

    /** The lists of working containers and their folders. */
    Path containers() {
        return root.resolve("overlay-containers");
    }
}
