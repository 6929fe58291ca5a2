package dev.slipway.buildah;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How RUN steps, and Buildah itself, reach package indexes and registries. Nothing of it ends up in an image. */
@ConfigMapping(prefix = "slipway.network")
public interface NetworkConfig {

    /** Base URL of the Python package index, in pip's form. Credentials in it stay out of images and logs. */
    Optional<String> pipIndexUrl();

    /** PEM file with the certificate authorities to trust. */
    Optional<Path> caBundle();

    Optional<String> httpProxy();

    Optional<String> httpsProxy();

    Optional<String> noProxy();

    /** Hosts of package indexes that RUN steps may reach also where they have private addresses here, as mirrors have. */
    @WithDefault("pypi.org,files.pythonhosted.org,registry.npmjs.org,deb.debian.org,proxy.golang.org,sum.golang.org")
    List<String> indexHosts();
}
