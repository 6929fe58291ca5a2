package dev.slipway.append;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import dev.slipway.build.Database;
import dev.slipway.image.Digest;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

@QuarkusTest
class DependencyImagesTest {

    private static final Digest BASE = Digest.of(new byte[0]);

    @Inject
    DependencyImages images;

    @Inject
    Pool pool;

    private final DependencyKey key = new DependencyKey(
            Digest.of(UUID.randomUUID().toString().getBytes(StandardCharsets.UTF_8)).hex());

    private static DependencyImage image(String repository) {
        return new DependencyImage(repository, "{}", "application/vnd.oci.image.manifest.v1+json", "{\"a\":1}",
                Optional.of(BASE), "{\"image\":1}", List.of("app/link", "app/a b"));
    }

    private void age(String column, Duration by) {
        Database.await(pool.preparedQuery("update dependency_image set " + column + " = now() - $2 * interval '1 second'"
                + " where key = $1").execute(Tuple.of(key.hex(), by.toSeconds())));
    }

    private int forgotten() {
        return images.forgetUnusedSince(Instant.now().minus(Duration.ofDays(14)), 1000).await().indefinitely();
    }

    @Test
    void gives_back_what_was_kept_and_the_newest_of_it() {
        images.keep("team", key, image("team/old"));
        images.keep("team", key, image("team/a"));
        DependencyImages.Found found = images.find("team", key).orElseThrow();
        assertThat(found.isFresh()).isTrue();
        assertThat(found.image()).isEqualTo(image("team/a"));
    }

    @Test
    void belongs_to_one_workspace() {
        images.keep("team", key, image("team/a"));
        assertThat(images.find("rivals", key)).isEmpty();
    }

    @Test
    void tells_when_it_is_time_to_look_at_the_dependencies_again() {
        images.keep("team", key, image("team/a"));
        age("created_at", Duration.ofHours(25));
        assertThat(images.find("team", key).orElseThrow().isFresh()).isFalse();
        images.keep("team", key, image("team/a"));
        assertThat(images.find("team", key).orElseThrow().isFresh()).isTrue();
    }

    @Test
    void forgets_what_nobody_uses() {
        images.keep("team", key, image("team/a"));
        age("used_at", Duration.ofDays(15));
        assertThat(forgotten()).isPositive();
        assertThat(images.find("team", key)).isEmpty();
    }

    @Test
    void using_it_keeps_it() {
        images.keep("team", key, image("team/a"));
        age("used_at", Duration.ofDays(15));
        images.find("team", key);
        forgotten();
        assertThat(images.find("team", key)).isPresent();
    }
}
