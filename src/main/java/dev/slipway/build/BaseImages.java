package dev.slipway.build;

import java.util.Locale;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import dev.slipway.access.Workspace;
import dev.slipway.image.RegistryConfig;
import dev.slipway.image.dockerfile.Dockerfile;
import dev.slipway.image.dockerfile.ImageSource;
import dev.slipway.plan.BuildPlan;
import dev.slipway.plan.CustomDockerfile;
import dev.slipway.problem.Problem;
import dev.slipway.problem.ProblemException;

/**
 * Which images a client's own Dockerfile may build on. Buildah pulls them from the host's network, and from Slipway's own
 * registry with Slipway's credentials, so addresses inside the network and other workspaces' images are out of reach.
 */
@ApplicationScoped
class BaseImages {

    private final BaseImageConfig config;
    private final RegistryConfig own;
    private final Optional<String> mirrorHost;

    BaseImages(BaseImageConfig config, RegistryConfig own,
            @ConfigProperty(name = "slipway.buildah.mirror") Optional<String> mirror) {
        this.config = config;
        this.own = own;
        this.mirrorHost = mirror.map(location -> location.split("/", 2)[0]);
    }

    /** @throws ProblemException 400 if the plan is a client's Dockerfile with an image that is not allowed */
    void check(Workspace workspace, BuildPlan plan) {
        if (plan.language().equals(CustomDockerfile.LANGUAGE)) {
            Dockerfile.read(plan.dockerfile()).images().forEach(image -> check(workspace, image));
        }
    }

    private void check(Workspace workspace, ImageSource image) {
        if (isOwn(image.registry())) {
            requireOwnWorkspace(workspace, image);
        } else if (!isListed(image.registry())) {
            throw refuse("the Dockerfile's image " + image.text() + " is not on a registry that is allowed",
                    "use one of " + String.join(", ", config.baseRegistries()) + ", or ask for another in"
                            + " slipway.build.base-registries");
        } else if (image.registry().equals(ImageSource.DOCKER_HUB) && !image.isOfficial() && mirrorHost.filter(this::isOwn)
                .isPresent()) {
            // this registry is asked for Docker Hub's images as well: team/image may be a workspace's
            throw refuse("the Dockerfile's image " + image.text() + " cannot be told from a workspace's own image here",
                    "use an official image of Docker Hub, or another registry");
        }
    }

    private void requireOwnWorkspace(Workspace workspace, ImageSource image) {
        String before = own.prefix().map(prefix -> prefix + "/").orElse("")
                + (workspace.isDefault() ? "" : workspace.name() + "/");
        boolean inside = image.repository().startsWith(before) && !image.repository().substring(before.length()).contains("/");
        if (!inside) {
            throw refuse("the Dockerfile's image " + image.text() + " is not one of this workspace",
                    "use images below " + own.host() + "/" + before);
        }
    }

    private boolean isOwn(String registry) {
        return own.host().equalsIgnoreCase(registry);
    }

    private boolean isListed(String registry) {
        return config.baseRegistries().stream().map(listed -> listed.toLowerCase(Locale.ROOT)).anyMatch(registry::equals)
                || mirrorHost.filter(registry::equalsIgnoreCase).isPresent();
    }

    private static ProblemException refuse(String message, String hint) {
        return ProblemException.badRequest(new Problem(message, "base_image_not_allowed", "files", hint));
    }
}
