package dev.slipway.runner;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import dev.slipway.append.AppendConfig;
import dev.slipway.append.DependencyKey;
import dev.slipway.append.PartedContext;
import dev.slipway.build.Build;
import dev.slipway.buildah.Buildah;
import dev.slipway.buildah.BuildahConfig;
import dev.slipway.buildah.IsolationProbe;
import dev.slipway.buildah.NetworkConfig;
import dev.slipway.sbom.InventoryReader;

/** Takes builds apart into dependencies and sources. */
@ApplicationScoped
class Parting {

    private final AppendConfig config;
    private final WorkspaceSecrets secrets;
    private final InventoryReader inventory;
    private final IsolationProbe probe;
    private final NetworkConfig network;
    private final BuildahConfig buildah;
    private final String slipwayVersion;

    Parting(AppendConfig config, WorkspaceSecrets secrets, InventoryReader inventory,
            IsolationProbe probe, NetworkConfig network, BuildahConfig buildah,
            @ConfigProperty(name = "quarkus.application.version") String slipwayVersion) {
        this.config = config;
        this.secrets = secrets;
        this.inventory = inventory;
        this.probe = probe;
        this.network = network;
        this.buildah = buildah;
        this.slipwayVersion = slipwayVersion;
    }

    /**
     * Nothing where a build is to be made as a whole. Sources that tell of packages are: only the whole image tells of them
     * all.
     */
    Optional<Parts> of(Attempt attempt, byte[] context) throws Ended, IOException {
        if (!config.reuse()) {
            return Optional.empty();
        }
        Optional<PartedContext> parted = PartedContext.of(context, Buildah.CREATED)
                .filter(parts -> parts.paths().stream().noneMatch(inventory::reads));
        return parted.isEmpty() ? Optional.empty()
                : Optional.of(new Parts(parted.get(), DependencyKey.of(parted.get(), surroundings(attempt))));
    }

    /** What decides a build's dependencies beside its context. */
    private List<String> surroundings(Attempt attempt) throws Ended {
        Build build = attempt.build();
        return List.of(slipwayVersion, build.image().registry(), build.workspace(), probe.isolation().option(),
                network.pipIndexUrl().orElse(""), buildah.uv().isPresent() ? "uv" : "pip", secrets.identity(attempt));
    }
}
