package dev.slipway.buildah;

import java.nio.file.Path;
import java.util.Map;

import dev.slipway.image.ImageReference;

/**
 * One image to build and push, and the folder that is its own while that lasts.
 *
 * @param workspace whose layers it may reuse and adds to
 * @param image what to call it
 * @param folder holds Dockerfile, context and everything temporary; removed by the caller
 * @param labels what the image is to say of itself; unless it is to say nothing, what it starts from is added where that is
 *        known
 */
public record BuildJob(String workspace, ImageReference image, Path folder, Map<String, String> labels) {

    static final String DEFAULT_WORKSPACE = "default";

    /** One of the default workspace, whose image says nothing of itself. */
    public BuildJob(ImageReference image, Path folder) {
        this(DEFAULT_WORKSPACE, image, folder, Map.of());
    }

    /** What is built. */
    public Path dockerfile() {
        return folder.resolve("Dockerfile");
    }

    /** A second Dockerfile that Buildah reads after the first. */
    Path labelsFile() {
        return folder.resolve("Dockerfile.labels");
    }

    Path context() {
        return folder.resolve("context");
    }

    Path authFile() {
        return folder.resolve("auth.json");
    }

    /** What base images are pulled with: the workspace's own credentials besides Slipway's. */
    Path pullAuthFile() {
        return folder.resolve("pull-auth.json");
    }

    /** The files of {@link StepSecrets}; there, and empty, also without any. */
    Path secrets() {
        return folder.resolve("secrets");
    }

    Path runEnvironment() {
        return folder.resolve("run-env.json");
    }

    /** There if uv installs this job's requirements. */
    Path fastInstall() {
        return folder.resolve("fast-install");
    }

    Path runPolicy() {
        return folder.resolve("run-policy.json");
    }

    /** The blocks of addresses that RUN steps may not reach. */
    Path runNetwork() {
        return folder.resolve("run-network.json");
    }

    Path digestFile() {
        return folder.resolve("digest");
    }

    Path temporary() {
        return folder.resolve("tmp");
    }

    /**
     * A path that Buildah writes down with each working container of the build and makes no other use of: it would hold
     * CNI's configuration, and rootless networks are slirp4netns'. It tells whose a container is that a killed build left.
     */
    Path mark() {
        return folder.resolve("mark");
    }

    /** Where the image is pushed to before it gets its own tag. One for all images of a repository. */
    ImageReference incoming() {
        return new ImageReference(image.registry(), image.repository(), "slipway-incoming");
    }
}
