package dev.slipway.redteam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

/** Clients that take their time, with real sockets. */
@QuarkusTest
@TestProfile(StrictService.class)
class SlowClientAttackTest {

    private static final Duration SLACK = Duration.ofSeconds(20);
    private static final int MANY = 300;

    private final List<RawClient> open = new ArrayList<>();

    @AfterEach
    void leave() throws IOException {
        for (RawClient client : open) {
            client.close();
        }
        open.clear();
    }

    private RawClient connected(String first) throws IOException {
        RawClient client = RawClient.connect();
        open.add(client);
        client.send(first);
        return client;
    }

    private static String upload(String team, int announced) {
        return "POST /api/v1/builds/plan HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: " + announced
                + "\r\n" + RawClient.bearer(Teams.key(team)) + "\r\n\r\n";
    }

    /** Asks as the others do, and says how long that took. */
    private static Duration othersAreAnswered(String team) throws IOException {
        long begin = System.nanoTime();
        assertThat(RawClient.status(RawClient.ask("127.0.0.1", "GET", "/api/builds", RawClient.bearer(Teams.key(team)))))
                .isEqualTo(200);
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    private static Duration untilClosed(RawClient client, int everyMillis) {
        long begin = System.nanoTime();
        await().atMost(SLACK.plusSeconds(StrictService.BODY_SECONDS)).pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(everyMillis)).until(() -> !client.takes('x'));
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    @RedTeam
    void headers_that_stop_coming_cost_the_connection() throws Exception {
        for (int number = 0; number < 50; number++) {
            connected("GET /api/builds HTTP/1.1\r\nHost: x\r\nX-Never: end");
        }
        long begin = System.nanoTime();

        for (RawClient client : open) {
            assertThat(client.rest()).isEmpty();
        }

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(SLACK);
    }

    @RedTeam
    void hundreds_of_headers_that_come_byte_by_byte_keep_nobody_from_an_answer() throws Exception {
        for (int number = 0; number < MANY; number++) {
            connected("GET /api/builds HTTP/1.1\r\nHost: x\r\nX-Slow: ");
        }
        AtomicInteger rounds = new AtomicInteger();

        await().atMost(SLACK).pollInterval(Duration.ofMillis(500)).until(() -> {
            open.forEach(client -> client.takes('x'));
            assertThat(othersAreAnswered("team-5")).isLessThan(Duration.ofSeconds(10));
            return rounds.incrementAndGet() == 8;
        });
    }

    @RedTeam
    void headers_without_end_are_refused_at_their_limit() throws Exception {
        RawClient client = connected("GET /api/builds HTTP/1.1\r\nHost: x\r\n");
        String header = "X-Filler: " + "x".repeat(1000) + "\r\n";
        for (int number = 0; number < 40; number++) {
            header.chars().forEach(each -> client.takes((char) each));
        }

        assertThat(client.rest()).satisfiesAnyOf(answer -> assertThat(answer).isEmpty(),
                answer -> assertThat(RawClient.status(answer)).isIn(400, 431));
        othersAreAnswered("team-6");
    }

    @RedTeam
    void thousands_of_headers_are_refused() throws Exception {
        String[] headers = new String[5000];
        for (int number = 0; number < headers.length; number++) {
            headers[number] = "X-" + number + ": 1";
        }

        try (RawClient client = RawClient.connect()) {
            client.send("GET /api/builds HTTP/1.1\r\nHost: x\r\n" + RawClient.bearer(Teams.key("team-7")) + "\r\n");
            for (String header : headers) {
                if (!client.takes(header + "\r\n")) {
                    break;
                }
            }
            client.takes("\r\n");

            assertThat(RawClient.status(client.rest())).isIn(0, 400, 431);
        }
        othersAreAnswered("team-7");
    }

    @RedTeam
    void a_body_that_comes_byte_by_byte_outlives_the_idle_timeout_and_not_the_time_for_bodies() throws Exception {
        RawClient client = connected(upload("team-8", 100_000));

        Duration lived = untilClosed(client, 300);

        assertThat(lived).as("the idle timeout alone does not help")
                .isGreaterThan(Duration.ofSeconds(StrictService.IDLE_SECONDS));
        assertThat(lived).isLessThan(Duration.ofSeconds(StrictService.BODY_SECONDS).plus(SLACK));
    }

    @RedTeam
    void a_slow_body_without_a_key_is_refused_at_once_and_its_connection_closed() throws Exception {
        RawClient client = connected("POST /api/v1/builds HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n\r\n{");

        assertThat(RawClient.status(client.some())).isEqualTo(401);
        assertThat(untilClosed(client, 300)).isLessThan(Duration.ofSeconds(StrictService.BODY_SECONDS).plus(SLACK));
    }

    @RedTeam
    void slow_bodies_of_one_workspace_take_no_more_threads_than_their_share() throws Exception {
        String head = upload("team-9", 1_000_000) + "{\"name\":\"" + "x".repeat(20_000); // too long to wait without a thread
        for (int number = 0; number < StrictService.BURST; number++) {
            connected(head);
        }

        String longBody = "{\"name\":\"a\",\"files\":{\"agent.py\":\"#" + "x".repeat(20_000) + "\"}}";
        try (RawClient other = RawClient.connect()) {
            other.send(upload("team-10", longBody.length()) + longBody);
            assertThat(RawClient.status(other.some())).as("a long body of another workspace").isEqualTo(200);
        }
        List<Integer> answers = new ArrayList<>();
        for (RawClient client : open) {
            answers.add(RawClient.status(client.rest()));
        }
        assertThat(answers.stream().filter(status -> status == 429)).hasSize(StrictService.BURST - 40);
    }
}
