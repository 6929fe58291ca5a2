package dev.slipway.runner;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.Config;

import dev.slipway.buildah.NetworkConfig;
import dev.slipway.buildlog.Redaction;
import dev.slipway.image.RegistryConfig;

/** The secrets of this Slipway's configuration, kept out of everything that a build says. */
@ApplicationScoped
class KnownSecrets {

    /** Settings of other rooms that hold a secret, or several. */
    private static final List<String> SETTINGS = List.of("slipway.access.key", "slipway.artifact.s3.secret-key",
            "slipway.webhook.secret", "slipway.secrets.keys", "quarkus.datasource.password");

    private final Redaction redaction;

    KnownSecrets(RegistryConfig registry, NetworkConfig network, Config settings) {
        Stream<String> ofRegistry = registry.password().stream()
                .flatMap(password -> Stream.of(password, registry.username().orElse("") + ":" + password));
        Stream<String> ofUrls = Stream.of(network.pipIndexUrl(), network.httpProxy(), network.httpsProxy())
                .flatMap(Optional::stream).flatMap(KnownSecrets::userPart);
        Stream<String> ofOthers = SETTINGS.stream()
                .flatMap(name -> settings.getOptionalValues(name, String.class).stream().flatMap(List::stream));
        redaction = Redaction.of(Stream.of(ofRegistry, ofUrls, ofOthers).flatMap(secrets -> secrets).toList());
    }

    Redaction redaction() {
        return redaction;
    }

    /** User and password together, and the password alone: as the URL has them, and as they are meant. */
    private static Stream<String> userPart(String url) {
        String authority = url.substring(url.indexOf("://") < 0 ? 0 : url.indexOf("://") + 3).split("[/?#]", 2)[0];
        int at = authority.lastIndexOf('@');
        if (at < 0) {
            return Stream.empty();
        }
        String user = authority.substring(0, at);
        String password = user.substring(user.indexOf(':') + 1); // a user alone is a token
        return Stream.of(user, password, decoded(user), decoded(password));
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
