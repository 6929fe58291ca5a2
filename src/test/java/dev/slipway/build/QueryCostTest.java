package dev.slipway.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.slipway.QueryPlan;
import dev.slipway.QueryPlans;
import dev.slipway.access.Workspace;

/** With 110,000 builds, what is asked often costs no more than with few. */
class QueryCostTest {

    private static final int LIMIT = 20;
    private static final String MIDDLE = "2025-12-31T10:00:00Z";

    @TempDir
    static Path folder;

    private static QueryPlans plans;

    @BeforeAll
    static void fill() throws Exception {
        plans = QueryPlans.start(folder);
        plans.fill(10_000, 100_000, 5);
        plans.execute("insert into build_log (build_id, seq, at, stream, line) select id, n, now(), 'OUT', repeat('x', 60)"
                + " from build, generate_series(1, 20) n where completed_at < '2025-12-31'");
        plans.execute("analyze build_log");
    }

    @AfterAll
    static void stop() throws Exception {
        plans.close();
    }

    static Stream<BuildFilter> every_filter() {
        return Stream.of(Optional.<String> empty(), Optional.of("agent-7"), Optional.of("nobody"))
                .flatMap(name -> statuses().map(some -> new BuildFilter(new Workspace("w2"), name, some)));
    }

    private static Stream<List<BuildStatus>> statuses() {
        BuildStatus[] all = BuildStatus.values();
        return Stream.iterate(1, set -> set < 1 << all.length, set -> set + 1).map(set -> Stream.of(all)
                .filter(status -> (set >> status.ordinal() & 1) == 1).toList());
    }

    @ParameterizedTest
    @MethodSource("every_filter")
    void a_page_reads_its_own_builds_wherever_it_is(BuildFilter filter) throws Exception {
        for (String before : List.of("9999-12-31T23:59:59Z", MIDDLE)) {
            List<Object> parameters = new ArrayList<>(List.of("w2", before, "", LIMIT + 1));
            filter.name().ifPresent(parameters::add);

            QueryPlan plan = plans.explain(BuildPages.sql(filter), parameters.toArray());
            assertThat(plan.tablesReadWhole()).as("%s", plan).isEmpty();
            assertThat(plan.rowsRead()).as("%s", plan).isLessThanOrEqualTo(LIMIT + 1 + BuildStatus.values().length);
            assertThat(plan.buffers()).as("%s", plan).isLessThan(50);
        }
    }

    @Test
    void the_place_in_the_queue_costs_no_more_the_longer_the_queue_is() throws Exception {
        QueryPlan last = plans.explain(QueueForecast.SQL, "w2", "2027-01-01T00:00:00Z", "");
        QueryPlan first = plans.explain(QueueForecast.SQL, "w2", "2026-01-01T00:00:00Z", "");

        assertThat(last.tablesReadWhole()).as("%s", last).isEmpty();
        assertThat(last.rowsRead()).as("%s", last).isLessThanOrEqualTo(1000 + 50 * 52 + 50 + 51);
        assertThat(last.buffers()).as("%s", last).isLessThan(2_000);
    }

    @Test
    void a_status_reads_its_own_build() throws Exception {
        QueryPlan plan = plans.explain(BuildViews.SQL, "build-S50001", "w1");

        assertThat(plan.rows()).isEqualTo(1);
        assertThat(plan.rowsRead()).as("%s", plan).isEqualTo(1);
        assertThat(plan.buffers()).as("%s", plan).isLessThan(20);
    }

    @Test
    void retention_reads_what_it_removes() throws Exception {
        QueryPlan buildsGo = plans.explain(Builds.DELETE_ENDED, "2027-01-01T00:00:00Z", 10);
        assertThat(buildsGo.tablesReadWhole()).as("%s", buildsGo).isSubsetOf("agent");
        assertThat(buildsGo.buffers()).as("%s", buildsGo).isLessThan(200);

        QueryPlan logsGo = plans.explain(Builds.DELETE_LOGS, "2027-01-01T00:00:00Z", 10);
        assertThat(logsGo.tablesReadWhole()).as("%s", logsGo).isEmpty();
        assertThat(logsGo.buffers()).as("%s", logsGo).isLessThan(1_500);
    }
}
