package dev.slipway.buildlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

import dev.slipway.PostgresResource;
import dev.slipway.build.Claim;
import dev.slipway.build.Signals;
import dev.slipway.buildlog.LogLine.Stream;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class LogWriterTest {

    @Inject
    Pool pool;
    @Inject
    Vertx vertx;
    @Inject
    LogWriters writers;
    @Inject
    Signals signals;
    @Inject
    LogConfig config;
    @Inject
    Clock clock;
    @ConfigProperty(name = "quarkus.datasource.reactive.url")
    String url;

    @ConfigProperty(name = "quarkus.datasource.password")
    String password;

    @Test
    void lines_are_stored_in_order_with_their_step_and_stream() {
        TestBuild build = TestBuild.claimed(pool);
        try (LogWriter log = writers.open(build.claim(), UnaryOperator.identity())) {
            log.line(Stream.SLIPWAY, "begins");
            log.line(Stream.OUT, "STEP 2/5: RUN pip install --no-cache-dir " + "x".repeat(200));
            log.line(Stream.ERR, "a warning\0");
            log.step("push");
            log.line(Stream.OUT, "Copying blob");
            log.line(Stream.SLIPWAY, "ends");
        }

        List<String> rows = new ArrayList<>();
        pool.query("select seq || stream || ' ' || coalesce(step, '-') || ' ' || line as row from build_log where build_id = '"
                + build.id() + "' order by seq").execute().await().indefinitely().forEach(row -> rows.add(row.getString(0)));
        String step = "2/5 RUN pip install --no-cache-dir " + "x".repeat(82) + "...";
        assertThat(step).hasSize(120);
        assertThat(rows).containsExactly("1SLIPWAY - begins",
                "2OUT " + step + " STEP 2/5: RUN pip install --no-cache-dir " + "x".repeat(200), "3ERR " + step + " a warning",
                "4OUT push Copying blob", "5SLIPWAY - ends");
    }

    @Test
    void of_a_million_lines_the_beginning_and_the_end_are_kept_and_the_gap_is_named() {
        TestBuild build = TestBuild.claimed(pool);
        try (LogWriter log = writers.open(build.claim(), UnaryOperator.identity())) {
            IntStream.rangeClosed(1, 1_000_000).forEach(n -> log.line(Stream.OUT, "line " + n));
        }

        List<String> lines = build.lines();
        assertThat(lines).hasSize(100_002);
        assertThat(lines.subList(0, 99_000)).isEqualTo(IntStream.rangeClosed(1, 99_000).mapToObj(n -> "line " + n).toList());
        assertThat(lines.get(99_000)).contains("this log is full");
        assertThat(lines.get(99_001)).isEqualTo("900000 lines were dropped here");
        assertThat(lines.subList(99_002, 100_002))
                .isEqualTo(IntStream.rangeClosed(999_001, 1_000_000).mapToObj(n -> "line " + n).toList());
    }

    @Test
    void long_lines_fill_no_more_than_the_allowed_size() {
        TestBuild build = TestBuild.claimed(pool);
        try (LogWriter log = writers.open(build.claim(), UnaryOperator.identity())) {
            IntStream.rangeClosed(1, 8_000).forEach(n -> log.line(Stream.OUT, n + "x".repeat(10_000)));
        }

        List<String> lines = build.lines();
        assertThat(lines.stream().mapToLong(String::length).sum()).isBetween(15_000_000L, 16_800_000L);
        assertThat(lines.get(0)).startsWith("1xx").endsWith(" more)").hasSizeLessThan(4_100);
        assertThat(lines.get(lines.size() - 1)).startsWith("8000xx");
    }

    @Test
    void who_lost_the_claim_stores_nothing_more_and_is_told() {
        TestBuild build = TestBuild.claimed(pool);
        LogWriter log = writers.open(build.claim(), UnaryOperator.identity());
        log.line(Stream.OUT, "mine");
        await().until(() -> build.lines().equals(List.of("mine")));
        assertThat(log.isFencedOff()).isFalse();

        build.takeOver();
        IntStream.range(0, 10_000).forEach(n -> log.line(Stream.OUT, "too late"));
        log.close();

        assertThat(log.isFencedOff()).isTrue();
        assertThat(build.lines()).containsExactly("mine");
    }

    @Test
    void who_takes_a_build_up_again_goes_on_after_the_last_line() {
        TestBuild build = TestBuild.claimed(pool);
        try (LogWriter log = writers.open(build.claim(), UnaryOperator.identity())) {
            log.line(Stream.OUT, "first life");
        }
        build.takeOver();
        try (LogWriter log = writers.open(new Claim(build.id(), "other", 2), UnaryOperator.identity())) {
            log.line(Stream.OUT, "second life");
        }

        assertThat(build.lines()).containsExactly("first life", "second life");
    }

    @Test
    void secrets_never_reach_the_database() {
        TestBuild build = TestBuild.claimed(pool);
        try (LogWriter log = writers.open(build.claim(), Redaction.of(List.of("hunter-2")))) {
            log.line(Stream.OUT, "STEP 1/1: RUN curl -u me:hunter-2 https://me:hunter-2@example.com");
            log.line(Stream.ERR, "x".repeat(3_995) + "hunter-2"); // where the line is cut
            log.line(Stream.OUT, "authorization: Basic aHVudGVyLTI=");
        }

        String stored = pool.query("select string_agg(line || coalesce(step, ''), ' ') from build_log where build_id = '"
                + build.id() + "'").execute().await().indefinitely().iterator().next().getString(0);
        assertThat(stored).contains("1/1 RUN curl -u me:***", "Basic ***").doesNotContain("hunt", "aHVu");
    }

    @Test
    void a_database_that_is_away_makes_the_build_wait_and_costs_no_line() throws Exception {
        TestBuild build = TestBuild.claimed(pool);
        try (Gate gate = Gate.to(port())) {
            LogWriter log = through(gate).open(build.claim(), UnaryOperator.identity());
            log.line(Stream.OUT, "line 1");
            await().until(() -> build.lines().size() == 1);

            gate.shut();
            CompletableFuture<Void> printing = CompletableFuture.runAsync(
                    () -> IntStream.rangeClosed(2, 20_000).forEach(n -> log.line(Stream.OUT, "line " + n)));
            await().until(() -> gate.refused() > 3);
            assertThat(printing).as("the build's output, far more than the memory takes").isNotDone();
            log.flush(); // the ticker is not held up

            gate.open();
            printing.get();
            log.close();
            assertThat(build.lines()).isEqualTo(IntStream.rangeClosed(1, 20_000).mapToObj(n -> "line " + n).toList());
        }
    }

    @Test
    void closing_can_be_given_up_while_the_database_is_away() throws Exception {
        TestBuild build = TestBuild.claimed(pool);
        try (Gate gate = Gate.to(port())) {
            LogWriter abandoned = through(gate).open(build.claim(), UnaryOperator.identity());
            LogWriter interrupted = through(gate).open(build.claim(), UnaryOperator.identity());
            gate.shut();
            abandoned.line(Stream.OUT, "lost");
            interrupted.line(Stream.OUT, "lost");
            CompletableFuture<Void> closing = CompletableFuture.runAsync(abandoned::close);
            Thread closer = new Thread(interrupted::close);
            closer.start();
            await().until(() -> gate.refused() > 1 && closer.getState() == Thread.State.WAITING);
            assertThat(closing).isNotDone();

            abandoned.abandon();
            closer.interrupt();

            closing.get();
            closer.join();
            assertThat(build.lines()).isEmpty();
        }
    }

    private int port() {
        return URI.create(url).getPort();
    }

    private LogWriters through(Gate gate) {
        PgConnectOptions options = PgConnectOptions.fromUri(url).setPort(gate.port()).setUser("postgres")
                .setPassword(password);
        Pool gated = Pool.newInstance(PgBuilder.pool().with(new PoolOptions().setMaxSize(2)).connectingTo(options).using(vertx)
                .build());
        return new LogWriters(new LogStore(gated, new SimpleMeterRegistry()), signals, config, clock);
    }
}
