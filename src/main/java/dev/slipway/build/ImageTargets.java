package dev.slipway.build;

import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import dev.slipway.access.Workspace;
import dev.slipway.image.ImageName;
import dev.slipway.image.ImageReference;
import dev.slipway.image.RegistryConfig;

/** Says where an image goes: {@code <registry>/<prefix>/<workspace>/<image name>:<tag>}, without what is not set. */
@ApplicationScoped
class ImageTargets {

    private final RegistryConfig config;

    ImageTargets(RegistryConfig config) {
        this.config = config;
    }

    ImageReference of(Workspace workspace, ImageName name, String tag) {
        Stream<String> space = workspace.isDefault() ? Stream.empty() : Stream.of(workspace.name());
        String repository = Stream.of(config.prefix().stream(), space, Stream.of(name.value()))
                .flatMap(part -> part).collect(Collectors.joining("/"));
        return new ImageReference(config.host(), repository, tag);
    }
}
