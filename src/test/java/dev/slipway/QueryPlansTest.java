package dev.slipway;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The measure itself can tell a bounded statement from one that grows with the table. */
class QueryPlansTest {

    @TempDir
    static Path folder;

    @Test
    void a_statement_that_reads_the_whole_table_is_told_from_one_that_does_not() throws Exception {
        try (QueryPlans plans = QueryPlans.start(folder)) {
            plans.fill(50, 5_000, 3);

            QueryPlan whole = plans.explain("select count(*) from build where size_bytes = $1", 1);
            assertThat(whole.tablesReadWhole()).containsExactly("build");
            assertThat(whole.rowsRead()).isEqualTo(5_050);
            assertThat(whole.buffers()).isGreaterThan(200);

            QueryPlan one = plans.explain("select * from build where id = ?1 for update skip locked", "build-S7");
            assertThat(one.tablesReadWhole()).isEmpty();
            assertThat(one.indexes()).containsExactly("build_pkey");
            assertThat(one.rows()).isEqualTo(1);
            assertThat(one.rowsRead()).isEqualTo(1);
            assertThat(one.buffers()).isLessThan(10);
        }
    }

    @Test
    void an_explained_change_is_taken_back() throws Exception {
        try (QueryPlans plans = QueryPlans.start(folder.resolve("change"))) {
            plans.fill(3, 3, 1);

            plans.explain("update build set claims = 7 where status = 'PENDING'");

            assertThat(plans.explain("select 1 from build where claims = 7").rows()).isZero();
        }
    }
}
