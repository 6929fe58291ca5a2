package dev.slipway.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import jakarta.inject.Inject;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.slipway.PostgresResource;
import dev.slipway.StoredBuilds;
import dev.slipway.access.Workspace;
import dev.slipway.image.Digest;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;

/** What may be removed, and what may not. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class RetentionTest {

    private static final OffsetDateTime NOON = OffsetDateTime.parse("2020-01-01T12:00:00Z");
    private static final Instant DAY_AFTER = Instant.parse("2020-01-02T12:00:00Z");

    @Inject
    StoredBuilds stored;

    @Inject
    Pool pool;

    @Inject
    Builds builds;

    @Inject
    Idempotency idempotency;

    @BeforeEach
    void empty() {
        stored.run("delete from build");
        stored.run("delete from idempotency_key");
        stored.run("delete from agent");
    }

    private static <T> T inTransaction(Supplier<Uni<T>> work) throws Throwable {
        return VertxContextSupport.subscribeAndAwait(() -> Panache.withTransaction(work));
    }

    private String build(String status, int minutesAfterNoon) {
        return stored.add("default", "agent", status, NOON.plusMinutes(minutesAfterNoon));
    }

    private void log(String id, int lines) {
        stored.run("insert into build_log (build_id, seq, at, stream, line)"
                + " select $1, n, now(), 'OUT', 'line ' || n from generate_series(1, $2) n", id, lines);
    }

    private boolean isThere(String id) {
        return stored.number("select count(*) from build where id = $1", id) == 1;
    }

    private long linesOf(String id) {
        return stored.number("select count(*) from build_log where build_id = $1", id);
    }

    @Test
    void only_builds_that_ended_before_are_removed_with_their_logs() throws Throwable {
        String failed = build("FAILED", 0);
        String succeeded = build("SUCCEEDED", 1);
        String later = build("SUCCEEDED", 25 * 60);
        String pending = build("PENDING", 0);
        String building = build("BUILDING", 0);
        log(failed, 3);
        log(later, 3);

        assertThat(inTransaction(() -> builds.deleteEndedBefore(DAY_AFTER, 100))).isEqualTo(2);

        assertThat(isThere(failed) || isThere(succeeded)).isFalse();
        assertThat(isThere(later) && isThere(pending) && isThere(building)).isTrue();
        assertThat(linesOf(failed)).isZero();
        assertThat(linesOf(later)).isEqualTo(3);
    }

    @Test
    void a_batch_takes_those_that_ended_first() throws Throwable {
        String third = build("FAILED", 3);
        String first = build("FAILED", 1);
        String second = build("SUCCEEDED", 2);

        assertThat(inTransaction(() -> builds.deleteEndedBefore(DAY_AFTER, 2))).isEqualTo(2);
        assertThat(isThere(first) || isThere(second)).isFalse();
        assertThat(isThere(third)).isTrue();

        assertThat(inTransaction(() -> builds.deleteEndedBefore(DAY_AFTER, 2))).isEqualTo(1);
        assertThat(inTransaction(() -> builds.deleteEndedBefore(DAY_AFTER, 2))).isZero();
    }

    @Test
    void the_build_of_a_deployed_agent_stays() throws Throwable {
        String deployed = build("SUCCEEDED", 0);
        String other = build("SUCCEEDED", 1);
        stored.run("insert into agent (workspace, name, image, build_id, spec, created_at, updated_at)"
                + " values ('default', 'retained', 'x', $1, '{}', now(), now())", deployed);

        assertThat(inTransaction(() -> builds.deleteEndedBefore(DAY_AFTER, 1))).isEqualTo(1);

        assertThat(isThere(deployed)).isTrue();
        assertThat(isThere(other)).isFalse();
        stored.run("delete from agent");
    }

    @Test
    void logs_go_in_batches_and_their_builds_stay() throws Throwable {
        String first = build("FAILED", 0);
        String second = build("SUCCEEDED", 1);
        String later = build("SUCCEEDED", 25 * 60);
        String building = build("BUILDING", 0);
        for (String id : new String[] { first, second, later, building }) {
            log(id, 4);
        }

        assertThat(inTransaction(() -> builds.deleteLogsOfBuildsEndedBefore(DAY_AFTER, 1))).isEqualTo(1);
        assertThat(linesOf(first)).isZero();
        assertThat(linesOf(second)).isEqualTo(4);
        assertThat(inTransaction(() -> builds.deleteLogsOfBuildsEndedBefore(DAY_AFTER, 10))).isEqualTo(1);
        assertThat(inTransaction(() -> builds.deleteLogsOfBuildsEndedBefore(DAY_AFTER, 10))).isZero();

        assertThat(linesOf(second)).isZero();
        assertThat(linesOf(later)).isEqualTo(4);
        assertThat(linesOf(building)).isEqualTo(4);
        assertThat(isThere(first) && isThere(second)).isTrue();
    }

    @Test
    void an_artifact_is_needed_until_no_build_with_it_is_queued_or_being_built() throws Throwable {
        Digest artifact = Digest.of(new byte[] { 1, 2, 3 });
        String ended = build("FAILED", 0);
        String pending = build("PENDING", 0);
        stored.run("update build set artifact = $1 where id = $2", artifact.value(), ended);
        assertThat(inTransaction(() -> builds.isArtifactNeeded(artifact))).isFalse();

        stored.run("update build set artifact = $1 where id = $2", artifact.value(), pending);
        assertThat(inTransaction(() -> builds.isArtifactNeeded(artifact))).isTrue();
        stored.remove(pending);
        assertThat(inTransaction(() -> builds.isArtifactNeeded(artifact))).isFalse();
    }

    @Test
    void tags_and_ids_of_removed_builds_are_never_given_to_another_content() throws Throwable {
        String id = build("SUCCEEDED", 0);
        stored.run("update build set tag = 'abad1dea', content_hash = repeat('7', 64), sequence = 4 where id = $1", id);

        inTransaction(() -> builds.deleteEndedBefore(DAY_AFTER, 100));

        assertThat(next("7".repeat(64))).isEqualTo(new BuildId("abad1dea", 5));
        assertThat(next("8".repeat(64))).isEqualTo(new BuildId("abad1dea0123", 1));
    }

    private BuildId next(String contentHash) {
        Row next = stored.run("select tag, sequence from next_build($1, 'abad1dea', 'abad1dea0123')", contentHash).iterator()
                .next();
        return new BuildId(next.getString("tag"), next.getInteger("sequence"));
    }

    @Test
    void answers_are_forgotten_after_24_hours_and_not_before() throws Throwable {
        stored.run("""
                insert into idempotency_key (workspace, route, key, request_hash, answer, created_at)
                select 'default', 'POST /builds', age::text, repeat('0', 64), '{}', now() - age * interval '1 minute'
                from unnest(array[1439, 1441, 9999]) age""");

        assertThat(inTransaction(idempotency::deleteExpired)).isEqualTo(2);

        assertThat(stored.run("select key from idempotency_key").iterator().next().getString(0)).isEqualTo("1439");
        assertThat(inTransaction(idempotency::deleteExpired)).isZero();
    }

    @Test
    void a_key_that_comes_back_while_it_is_removed_is_remembered_anew() throws Throwable {
        stored.run("""
                insert into idempotency_key (workspace, route, key, request_hash, answer, created_at)
                values ('default', 'route', 'back', repeat('0', 64), '{}', now() - interval '2 days')""");
        SqlConnection removal = pool.getConnectionAndAwait();
        removal.query("begin").executeAndAwait();
        removal.query("delete from idempotency_key").executeAndAwait();

        CompletableFuture<String> answer = CompletableFuture.supplyAsync(this::askWithTheKeyThatComesBack);
        Awaitility.await().until(() -> stored.number(
                "select count(*) from pg_stat_activity where wait_event_type = 'Lock' and state = 'active'") == 1);
        removal.query("commit").executeAndAwait();
        removal.closeAndAwait();

        assertThat(answer.get(10, TimeUnit.SECONDS)).isEqualTo("answer");
        assertThat(stored.number("select count(*) from idempotency_key where key = 'back' and answer = '\"answer\"'"))
                .isEqualTo(1);
    }

    private String askWithTheKeyThatComesBack() {
        try {
            return inTransaction(() -> idempotency.once(new Workspace("default"), "route", Optional.of("back"), "body",
                    String.class, () -> Uni.createFrom().item("answer")));
        } catch (Throwable e) {
            throw new CompletionException(e);
        }
    }
}
