package dev.slipway.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.slipway.PostgresResource;
import dev.slipway.StoredBuilds;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

/** What {@code GET /builds/{id}} shows of a build that has not ended. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class LiveStatusTest {

    private static final OffsetDateTime NOON = OffsetDateTime.parse("2020-01-01T12:00:00Z");

    @Inject
    StoredBuilds builds;

    @BeforeEach
    void empty_the_queue() {
        builds.run("delete from build");
    }

    private static ValidatableResponse status(String id) {
        return Api.client().get("/api/builds/" + id).then().statusCode(200);
    }

    private String pending(String workspace, int secondsAfterNoon) {
        return builds.add(workspace, "waiting", "PENDING", NOON.plusSeconds(secondsAfterNoon));
    }

    /** A build that ended, so that the workspace had its turn then. */
    private void turn(String workspace, int secondsAfterNoon) {
        builds.add(workspace, "served", "SUCCEEDED", NOON.plusSeconds(secondsAfterNoon));
    }

    @Test
    void a_build_that_waits_alone_is_next_and_nothing_is_known_of_its_start() {
        status(pending("default", 0)).body("queue", equalTo(Map.of("position", 1))).body("progress", nullValue())
                .body("attempt", nullValue()).body("cancel_requested", nullValue());
    }

    @Test
    void the_builds_of_a_workspace_wait_in_the_order_of_acceptance() {
        String second = pending("default", 2);
        String first = pending("default", 1);

        status(first).body("queue.position", equalTo(1));
        status(second).body("queue.position", equalTo(2));
    }

    @Test
    void a_build_is_not_behind_all_that_a_busy_workspace_has_queued_before() {
        turn("busy", 0);
        for (int i = 0; i < 60; i++) {
            pending("busy", i);
        }
        String first = pending("default", 100);
        String second = pending("default", 101);

        status(first).body("queue.position", equalTo(1));
        status(second).body("queue.position", equalTo(3));
    }

    @ParameterizedTest
    @ValueSource(longs = { 1, 2, 3, 4 })
    void the_position_is_the_claim_that_takes_the_build_up(long seed) {
        Random random = new Random(seed);
        Map<String, Deque<String>> queues = new LinkedHashMap<>();
        Map<String, Integer> lastTurns = new HashMap<>();
        List<String> workspaces = List.of("default", "a", "m", "z");
        for (String workspace : workspaces) {
            int turn = lastTurns.size() * 10 + random.nextInt(5) + (workspace.equals("default") ? 25 : 0);
            lastTurns.put(workspace, turn);
            turn(workspace, turn);
            queues.put(workspace, new ArrayDeque<>());
            int waiting = workspace.equals("default") ? 6 : random.nextInt(9);
            for (int i = 0; i < waiting; i++) {
                queues.get(workspace).add(pending(workspace, 100 + i));
            }
        }
        List<String> own = List.copyOf(queues.get("default"));

        List<String> claims = claimAll(queues, lastTurns);

        assertThat(own).hasSize(6).allSatisfy(
                id -> status(id).body("queue.position", equalTo(claims.indexOf(id) + 1)));
    }

    /** The order in which the queue is emptied: always the workspace whose last turn is longest ago. */
    private static List<String> claimAll(Map<String, Deque<String>> queues, Map<String, Integer> lastTurns) {
        List<String> claims = new ArrayList<>();
        int now = 1000;
        while (queues.values().stream().anyMatch(queue -> !queue.isEmpty())) {
            String next = queues.keySet().stream().filter(workspace -> !queues.get(workspace).isEmpty())
                    .min(Comparator.comparing(lastTurns::get)).orElseThrow();
            claims.add(queues.get(next).poll());
            lastTurns.put(next, now++);
        }
        return claims;
    }

    @Test
    void the_start_is_estimated_from_the_median_of_recent_builds_and_the_builds_that_run() {
        for (int seconds : List.of(20, 30, 1000)) {
            String ended = builds.add("other", "ended", "FAILED", NOON);
            builds.run("update build set completed_at = started_at + $2 * interval '1 second' where id = $1", ended,
                    (double) seconds);
        }
        builds.add("other", "running", "BUILDING", NOON);
        builds.add("default", "running", "BUILDING", NOON);
        pending("default", 1);
        pending("default", 2);
        String third = pending("default", 3);

        Instant start = Instant.parse(status(third).body("queue.position", equalTo(3))
                .body("queue.estimated_seconds", equalTo(45)).extract().path("queue.estimated_start_at"));

        assertThat(Duration.between(Instant.now(), start)).isBetween(Duration.ofSeconds(30), Duration.ofSeconds(45));
    }

    @Test
    void nothing_is_estimated_without_history_or_while_nothing_runs() {
        turn("default", 0);
        String waiting = pending("default", 1);
        status(waiting).body("queue.position", equalTo(1)).body("queue.estimated_seconds", nullValue());

        builds.run("delete from build where status = 'SUCCEEDED'");
        builds.add("default", "running", "BUILDING", NOON);
        status(waiting).body("queue.position", equalTo(1)).body("queue.estimated_seconds", nullValue());
    }

    @Test
    void a_build_at_work_shows_its_step_and_no_queue() {
        String id = builds.add("default", "running", "BUILDING", NOON);
        status(id).body("queue", nullValue()).body("progress", nullValue());

        builds.run("update build set step = 4, step_count = 7, step_name = 'RUN pip install x' where id = $1", id);

        status(id).body("progress", equalTo(Map.of("step", 4, "steps", 7, "name", "RUN pip install x")));
    }

    @Test
    void a_build_that_was_taken_up_again_or_is_to_end_says_so() {
        String id = builds.add("default", "running", "BUILDING", NOON);
        builds.run("update build set claims = 2, cancel_requested_at = now() where id = $1", id);

        status(id).body("attempt", equalTo(2)).body("cancel_requested", equalTo(true));
    }

    @Test
    void a_build_that_has_ended_shows_neither_queue_nor_step() {
        String id = builds.add("default", "ended", "FAILED", NOON);
        builds.run("update build set step = 4, step_count = 7, step_name = 'RUN pip install x' where id = $1", id);

        status(id).body("queue", nullValue()).body("progress", nullValue());
    }
}
