package dev.slipway.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.slipway.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

/** What replicas do to each other by way of the table. Without a secret nothing else takes the rows up. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class DeliveryQueueTest {

    @Inject
    Pool pool;

    @Inject
    DeliveryQueue queue;

    private EndingBuilds builds;

    @BeforeEach
    void start_with_an_empty_table() {
        builds = new EndingBuilds(pool);
        builds.run("delete from webhook_delivery");
    }

    private String build(String callbackId, String host) {
        String id = EndingBuilds.accepted(EndingBuilds.unique(null));
        builds.run("insert into webhook_delivery (id, build_id, url, host, state, created_at)"
                + " values ($1, $2, 'https://' || $3 || '/hook', $3, 'PENDING', now())", callbackId, id, host);
        return id;
    }

    private String ended(String callbackId, String host) {
        String id = build(callbackId, host);
        builds.endQuietly(id);
        return id;
    }

    private Optional<Attempt> claim(String... busy) {
        return queue.claimNext(List.of(busy));
    }

    private void becomeDue() {
        builds.run(
                "update webhook_delivery set next_attempt_at = now() - interval '1 second' where next_attempt_at is not null");
    }

    private Row row(String id) {
        return pool.preparedQuery("select * from webhook_delivery where id = $1").execute(Tuple.of(id)).await().indefinitely()
                .iterator().next();
    }

    @Test
    void a_callback_is_due_when_its_build_has_ended() {
        String id = build("msg_a", "a.example.com");
        assertThat(claim()).isEmpty();

        builds.endQuietly(id);

        assertThat(claim()).hasValueSatisfying(attempt -> {
            assertThat(attempt.id()).isEqualTo("msg_a");
            assertThat(attempt.number()).isEqualTo(1);
            assertThat(queue.told(attempt).data().id()).isEqualTo(id);
        });
    }

    @Test
    void a_claimed_callback_is_nobody_elses_until_its_lease_ends() {
        ended("msg_a", "a.example.com");
        claim().orElseThrow();
        assertThat(claim()).isEmpty();

        becomeDue();

        assertThat(claim()).map(Attempt::number).contains(2);
    }

    @Test
    void many_claims_at_once_each_get_another_callback() {
        IntStream.range(0, 10).forEach(i -> ended("msg_" + i, "a.example.com"));

        Set<String> claimed = IntStream.range(0, 20).parallel().mapToObj(i -> claim().map(Attempt::id).orElse(null))
                .filter(Objects::nonNull).collect(Collectors.toSet());
        for (Optional<Attempt> rest = claim(); rest.isPresent(); rest = claim()) {
            assertThat(claimed.add(rest.get().id())).isTrue();
        }

        assertThat(claimed).hasSize(10);
        assertThat(pool.query("select sum(attempts) from webhook_delivery").execute().await().indefinitely().iterator().next()
                .getLong(0)).isEqualTo(10);
    }

    @Test
    void the_failure_of_a_lost_attempt_says_nothing_but_its_success_counts() {
        ended("msg_a", "a.example.com");
        Attempt lost = claim().orElseThrow();
        becomeDue();
        claim().orElseThrow();

        queue.fail(lost, "too late", Duration.ZERO);
        assertThat(row("msg_a").getString("last_error")).isNull();

        queue.deliver(lost);
        assertThat(row("msg_a").getString("state")).isEqualTo("DELIVERED");
    }

    @Test
    void what_is_settled_stays_settled() {
        ended("msg_a", "a.example.com");
        Attempt first = claim().orElseThrow();
        becomeDue();
        Attempt second = claim().orElseThrow();
        queue.deliver(first);

        queue.giveUp(second, "gone");

        assertThat(row("msg_a").getString("state")).isEqualTo("DELIVERED");
        assertThat(claim()).isEmpty();
    }

    @Test
    void is_given_up_after_the_last_attempt() {
        ended("msg_a", "a.example.com");
        for (int attempt = 1; attempt <= 8; attempt++) {
            Attempt claimed = claim().orElseThrow();
            assertThat(claimed.number()).isEqualTo(attempt);
            queue.fail(claimed, "the receiver answered 500", Duration.ZERO);
            becomeDue();
        }

        assertThat(claim()).isEmpty();
        assertThat(row("msg_a").getString("state")).isEqualTo("GAVE_UP");
        assertThat(row("msg_a").getString("last_error")).isEqualTo("the receiver answered 500");
    }

    @Test
    void hosts_that_are_busy_are_passed_over() {
        ended("msg_a", "a.example.com");
        ended("msg_b", "b.example.com");

        assertThat(claim("a.example.com", "c.example.com")).map(Attempt::id).contains("msg_b");
        assertThat(claim("a.example.com")).isEmpty();
        assertThat(claim()).map(Attempt::id).contains("msg_a");
    }

    @Test
    void a_callback_goes_with_its_build() {
        String id = ended("msg_a", "a.example.com");
        Attempt attempt = claim().orElseThrow();

        builds.run("delete from build where id = $1", id);

        queue.deliver(attempt);
        assertThat(claim()).isEmpty();
    }
}
