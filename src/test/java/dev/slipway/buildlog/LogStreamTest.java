package dev.slipway.buildlog;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.startsWith;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import jakarta.inject.Inject;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import dev.slipway.PostgresResource;
import dev.slipway.buildlog.LogLine.Stream;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import io.vertx.mutiny.sqlclient.Pool;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class LogStreamTest {

    private static final String EVENTS = "text/event-stream";

    @Inject
    Pool pool;
    @Inject
    LogWriters writers;
    @Inject
    SharedPages pages;

    @BeforeAll
    static void allow_for_a_busy_machine() {
        Awaitility.setDefaultTimeout(Duration.ofSeconds(60));
    }

    private static List<Long> upTo(long last) {
        return LongStream.rangeClosed(1, last).boxed().toList();
    }

    private static RequestSpecification client() {
        return given().header("Authorization", "Bearer " + PostgresResource.KEY);
    }

    @Test
    void it_begins_with_what_is_there_goes_on_live_and_ends_with_the_status() {
        TestBuild build = TestBuild.claimed(pool);
        build.print(1, 3);
        try (EventStream stream = EventStream.of(build.id())) {
            await().until(() -> stream.ids().equals(upTo(3)));
            build.print(4, 5);
            await().until(() -> stream.ids().equals(upTo(5)));
            assertThat(stream.isOver()).isFalse();

            build.succeed();

            await().until(stream::isOver);
            assertThat(stream.ids()).isEqualTo(upTo(5));
            assertThat(stream.last().name()).isEqualTo("end");
            assertThat(stream.last().data()).isEqualTo("{\"status\":\"SUCCEEDED\"}");
            assertThat(stream.events().get(0).data())
                    .matches("\\{\"at\":\"\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z\","
                            + "\"stream\":\"out\",\"step\":\"1/2 RUN x\",\"line\":\"line 1\"\\}");
        }
    }

    @Test
    void what_a_writer_stores_arrives_and_the_end_says_why_a_build_failed() {
        TestBuild build = TestBuild.claimed(pool);
        LogWriter log = writers.open(build.claim(), UnaryOperator.identity());
        try (EventStream stream = EventStream.of(build.id())) {
            log.line(Stream.ERR, "a \"quoted\"\ttext with a caf\u00e9");
            await().until(() -> stream.events().size() == 1);
            assertThat(stream.last().data())
                    .contains("\"stream\":\"err\",\"line\":\"a \\\"quoted\\\"\\ttext with a caf\u00e9\"");

            log.close();
            build.fail("pip install failed: x");

            await().until(stream::isOver);
            assertThat(stream.last().data()).isEqualTo("{\"status\":\"FAILED\",\"error\":\"pip install failed: x\"}");
        }
    }

    @Test
    void after_a_dropped_connection_it_goes_on_without_loss_or_repeat() {
        TestBuild build = TestBuild.claimed(pool);
        List<Long> seen = new ArrayList<>();
        int printed = 0;
        for (int connection = 0; connection < 5; connection++) {
            build.print(printed + 1, printed += 700);
            int enough = printed - 100;
            try (EventStream stream = EventStream.after(build.id(), Integer.toString(seen.size()))) {
                await().until(() -> seen.size() + stream.ids().size() > enough);
                stream.drop();
                build.print(printed + 1, ++printed);
                seen.addAll(stream.ids());
            }
        }
        build.succeed();
        try (EventStream stream = EventStream.after(build.id(), Integer.toString(seen.size()))) {
            await().until(stream::isOver);
            seen.addAll(stream.ids());
        }

        assertThat(seen).isEqualTo(upTo(printed));
    }

    @Test
    void two_hundred_followers_of_one_build_all_get_every_line() {
        TestBuild build = TestBuild.claimed(pool);
        List<EventStream> streams = IntStream.range(0, 200).mapToObj(n -> EventStream.of(build.id())).toList();
        for (int batch = 0; batch < 20; batch++) {
            build.print(batch * 50 + 1, batch * 50 + 50);
        }
        build.succeed();

        await().until(() -> streams.stream().allMatch(EventStream::isOver));
        assertThat(streams).extracting(stream -> stream.response().statusCode()).containsOnly(200);
        assertThat(streams).allSatisfy(stream -> {
            assertThat(stream.ids()).isEqualTo(upTo(1000));
            assertThat(stream.last().name()).isEqualTo("end");
        });
    }

    @Test
    void followers_at_the_same_place_share_one_read() {
        TestBuild build = TestBuild.claimed(pool);
        build.print(1, 3);

        assertThat(pages.after(build.id(), 0)).isSameAs(pages.after(build.id(), 0));
        assertThat(pages.after(build.id(), 0).await().indefinitely().last()).isEqualTo(3);
        assertThat(pages.after(build.id(), 3).await().indefinitely().events()).isEmpty();
        build.print(4, 4);
        assertThat(pages.after(build.id(), 3).await().indefinitely().last()).isEqualTo(4);
    }

    @Test
    void lines_that_nobody_announced_are_found() {
        TestBuild build = TestBuild.claimed(pool);
        try (EventStream stream = EventStream.of(build.id())) {
            build.print(1, 1);
            await().until(() -> stream.ids().equals(upTo(1)));

            build.run("insert into build_log (build_id, seq, at, stream, line) values ($1, 2, now(), 'OUT', 'quiet')",
                    build.id());

            await().until(() -> stream.ids().equals(upTo(2)));
        }
    }

    @Test
    void a_client_that_does_not_read_takes_no_memory_and_holds_nobody_up() throws Exception {
        TestBuild build = TestBuild.claimed(pool);
        build.run("insert into build_log (build_id, seq, at, stream, line) select $1, n, now(), 'OUT', repeat('x', 1000)"
                + " from generate_series(1, 40000) n", build.id());
        build.succeed();
        try (StalledClient stalled = StalledClient.of(build.id()); EventStream other = EventStream.of(build.id())) {
            await().until(other::isOver);
            assertThat(other.ids()).isEqualTo(upTo(40_000));

            // What it then gets of the lines that are gone is what was sent ahead: the buffers of two sockets.
            build.run("delete from build_log where build_id = $1", build.id());
            assertThat(stalled.readLines()).hasSizeBetween(1, 20_000).isSorted();
        }
    }

    @Test
    void a_stream_lives_on_while_the_database_is_away() throws Exception {
        TestBuild build = TestBuild.claimed(pool);
        build.print(1, 2);
        try (EventStream stream = EventStream.of(build.id()); Lockout lockout = Lockout.ready()) {
            await().until(() -> stream.ids().equals(upTo(2)));
            lockout.begin();
            await().until(() -> client().get("/api/builds/" + build.id()).statusCode() >= 500);
            assertThat(stream.isBroken()).isFalse();
            lockout.end();
            await().ignoreExceptions().untilAsserted(() -> build.print(3, 4));
            build.succeed();

            await().until(stream::isOver);
            assertThat(stream.ids()).isEqualTo(upTo(4));
        }
    }

    @Test
    void a_last_event_id_that_is_no_number_is_refused() {
        TestBuild build = TestBuild.claimed(pool);

        client().accept(EVENTS).header("Last-Event-ID", "yesterday").get("/api/builds/" + build.id() + "/logs").then()
                .statusCode(400).contentType("application/json")
                .body("error", equalTo("Last-Event-ID must be the number of a line"));
    }

    @Test
    void builds_of_other_workspaces_and_unknown_ones_are_not_found_in_either_form() {
        TestBuild foreign = TestBuild.claimed(pool, "another");
        for (String id : List.of(foreign.id(), "build-00000000", "nonsense")) {
            for (String form : List.of(EVENTS, "text/plain", "*/*")) {
                client().accept(form).get("/api/builds/" + id + "/logs").then().statusCode(404)
                        .contentType("application/json").body("error", equalTo("build not found"));
            }
        }
    }

    @Test
    void text_is_what_clients_get_that_do_not_ask_for_events_first() {
        TestBuild build = TestBuild.claimed(pool);
        client().get("/api/builds/" + build.id() + "/logs").then().statusCode(200).body(equalTo(""));
        build.print(1, 1700);
        String whole = IntStream.rangeClosed(1, 1700).mapToObj(n -> "line " + n + "\n").collect(Collectors.joining());

        for (String form : List.of("*/*", "text/plain", "text/*", "text/plain, text/event-stream;q=0.5")) {
            client().accept(form).get("/api/builds/" + build.id() + "/logs").then().statusCode(200)
                    .header("Content-Type", matchesPattern("(?i)text/plain; ?charset=utf-8")).body(equalTo(whole));
        }
        build.succeed();
        client().accept("text/event-stream, */*").get("/api/builds/" + build.id() + "/logs").then().statusCode(200)
                .header("Content-Type", startsWith(EVENTS)).header("Cache-Control", "no-store");
    }
}
