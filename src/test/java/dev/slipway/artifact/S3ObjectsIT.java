package dev.slipway.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.slipway.image.Digest;
import dev.slipway.it.S3Server;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;

/** The S3 store against a real server. */
class S3ObjectsIT {

    @TempDir
    static Path home;

    private static S3Server server;
    private static S3Store store;

    @BeforeAll
    static void start() throws IOException {
        server = S3Server.start(home);
        store = connect("SLIPWAY_ARTIFACT_S3_PREFIX", "team/");
    }

    @AfterAll
    static void stop() {
        store.close();
        server.close();
    }

    /** With the settings of the server and one of them changed. */
    private static S3Store connect(String setting, String value) {
        Map<String, String> environment = new TreeMap<>(server.settings());
        environment.put(setting, value);
        return S3Store.connect(new SmallRyeConfigBuilder().withMapping(S3Config.class).withValidateUnknown(false)
                .withSources(new EnvConfigSource(environment, 300)).build().getConfigMapping(S3Config.class));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Path objectOf(Digest digest) {
        return server.objects().resolve("team").resolve(ArtifactStore.pathOf(digest));
    }

    @Test
    void what_is_put_is_an_object_and_is_given_back() throws IOException {
        byte[] large = new byte[12 << 20];
        new Random(1).nextBytes(large);

        Digest digest = store.put(large);

        assertThat(objectOf(digest)).hasBinaryContent(large);
        assertThat(store.get(digest)).isEqualTo(large);
        assertThat(store.exists(digest)).isTrue();
    }

    @Test
    void what_was_never_put_is_missing_for_good() throws IOException {
        Digest unknown = Digest.of(bytes("never put"));

        assertThatThrownBy(() -> store.get(unknown)).isInstanceOf(MissingArtifactException.class);
        assertThat(store.exists(unknown)).isFalse();
    }

    @Test
    void an_object_that_has_rotted_is_noticed_and_repaired_by_putting_it_again() throws IOException {
        Digest digest = store.put(bytes("to rot"));
        Files.write(objectOf(digest), bytes("to r0t"));
        assertThatThrownBy(() -> store.get(digest)).isInstanceOf(RottenArtifactException.class);

        store.put(bytes("to rot"));

        assertThat(store.get(digest)).isEqualTo(bytes("to rot"));
    }

    @Test
    void retention_sees_what_is_there_and_since_when_and_removes_only_what_was_not_put_again() throws IOException {
        Digest digest = store.put(bytes("to list"));
        StoredArtifact listed = store.list(digest.hex().substring(0, 2)).stream()
                .filter(found -> found.digest().equals(digest)).findFirst().orElseThrow();

        assertThat(listed.modifiedAt()).isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(60));
        assertThat(store.delete(new StoredArtifact(digest, listed.modifiedAt().minus(Duration.ofDays(90))))).isFalse();
        assertThat(store.delete(listed)).isTrue();
        assertThat(store.exists(digest)).isFalse();
        assertThat(store.delete(listed)).isFalse();
    }

    @Test
    void a_server_that_is_away_loses_nothing_and_is_used_again_when_it_is_back() throws IOException {
        Digest digest = store.put(bytes("kept"));
        server.stop();
        try {
            long begin = System.nanoTime();
            assertThatThrownBy(() -> store.get(digest)).isInstanceOf(IOException.class)
                    .isNotInstanceOf(NoSuchFileException.class).isNotInstanceOf(RottenArtifactException.class);
            assertThatThrownBy(() -> store.put(bytes("more"))).isInstanceOf(IOException.class);
            assertThatThrownBy(store::check).isInstanceOf(IOException.class);
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(30));
        } finally {
            server.restart();
        }

        assertThat(store.get(digest)).isEqualTo(bytes("kept"));
        store.check();
    }

    @Test
    void a_wrong_secret_and_a_bucket_that_is_not_there_are_no_absence() throws IOException {
        Digest digest = store.put(bytes("guarded"));

        for (S3Store wrong : new S3Store[] { connect("SLIPWAY_ARTIFACT_S3_SECRET_KEY", "wrong"),
                connect("SLIPWAY_ARTIFACT_S3_BUCKET", "not-there") }) {
            assertThatThrownBy(() -> wrong.get(digest)).isInstanceOf(IOException.class)
                    .isNotInstanceOf(NoSuchFileException.class);
            assertThatThrownBy(() -> wrong.put(bytes("guarded"))).isInstanceOf(IOException.class);
            assertThatThrownBy(wrong::check).isInstanceOf(IOException.class);
            wrong.close();
        }
    }

    @Test
    void an_endpoint_that_is_no_url_is_refused_at_the_start() {
        assertThatThrownBy(() -> connect("SLIPWAY_ARTIFACT_S3_ENDPOINT", "minio:9000"))
                .isInstanceOf(ConfigurationException.class).hasMessageContaining("slipway.artifact.s3.endpoint");
    }

    @Test
    void half_a_key_is_refused_at_the_start() {
        assertThatThrownBy(() -> connect("SLIPWAY_ARTIFACT_S3_SECRET_KEY", "")).isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("both");
    }
}
