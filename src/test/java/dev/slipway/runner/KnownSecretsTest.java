package dev.slipway.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.slipway.build.Failure;
import dev.slipway.buildah.NetworkConfig;
import dev.slipway.image.RegistryConfig;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;

class KnownSecretsTest {

    private static KnownSecrets secrets(Map<String, String> settings) {
        SmallRyeConfig config = new SmallRyeConfigBuilder().withMapping(RegistryConfig.class).withMapping(NetworkConfig.class)
                .withSources(new PropertiesConfigSource(settings, "test", 100)).build();
        return new KnownSecrets(config.getConfigMapping(RegistryConfig.class), config.getConfigMapping(NetworkConfig.class),
                config);
    }

    private final KnownSecrets secrets = secrets(Map.of("slipway.access.key", "key-of-the-operator",
            "slipway.artifact.s3.secret-key", "bucket-pass", "slipway.webhook.secret", "whsec_1aaa,whsec_2bbb",
            "slipway.registry.username", "pusher",
            "slipway.registry.password", "registry-pass", "slipway.network.pip-index-url",
            "https://reader:index%2Fpass@pypi.example.com/simple", "slipway.network.http-proxy",
            "http://proxy-token@proxy:3128"));

    @Test
    void everything_secret_in_the_configuration_is_hidden() {
        String auth = Base64.getEncoder().encodeToString("pusher:registry-pass".getBytes(StandardCharsets.UTF_8));

        for (String secret : new String[] { "registry-pass", auth, "index%2Fpass", "index/pass", "proxy-token",
                "key-of-the-operator", "bucket-pass", "whsec_1aaa", "whsec_2bbb" }) {
            assertThat(secrets.redaction().apply("it says " + secret)).isEqualTo("it says ***");
        }
    }

    @Test
    void what_is_no_secret_stays() {
        String line = "pusher reads https://pypi.example.com/simple through proxy:3128";

        assertThat(secrets.redaction().apply(line)).isEqualTo(line);
        assertThat(secrets(Map.of()).redaction().apply(line)).isEqualTo(line);
    }

    @Test
    void a_failure_is_told_without_them() {
        Failure failure = new Hidden(secrets.redaction())
                .in(new Failure("x", "RUN curl registry-pass", "RUN curl registry-pass failed: exit 1", true, null));

        assertThat(failure).isEqualTo(new Failure("x", "RUN curl ***", "RUN curl *** failed: exit 1", true, null));
    }
}
