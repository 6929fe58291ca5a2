package dev.slipway.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.slipway.QueryPlan;
import dev.slipway.QueryPlans;
import dev.slipway.redteam.RedTeam;

/** A claim costs the same with 110,000 builds as with 100. */
class ClaimCostTest {

    private static final int WORKSPACES = 5;
    /** Each workspace is one step over an index and one look at its last turn; updating the row touches its indexes. */
    private static final int MOST_BUFFERS = 120;

    @TempDir
    static Path folder;

    private static QueryPlans plans;

    @BeforeAll
    static void start() throws Exception {
        plans = QueryPlans.start(folder);
    }

    @AfterAll
    static void stop() throws Exception {
        plans.close();
    }

    @Test
    void claiming_a_build_that_waits_reads_no_more_of_a_long_queue_than_of_a_short_one() throws Exception {
        plans.fill(50, 50, WORKSPACES);
        QueryPlan few = claim();
        plans.fill(10_000, 100_000, WORKSPACES);
        QueryPlan many = claim();

        System.out.printf("claim of 50 waiting and 50 ended builds: %d buffers, %d rows read%n", few.buffers(), few.rowsRead());
        System.out.printf("claim of 10,000 waiting and 100,000 ended builds: %d buffers, %d rows read, by %s%n",
                many.buffers(), many.rowsRead(), many.indexes());
        assertThat(many.rows()).isEqualTo(1);
        assertThat(many.tablesReadWhole()).as("%s", many).isEmpty();
        assertThat(many.rowsRead()).as("%s", many).isLessThanOrEqualTo(4 * WORKSPACES + 3);
        assertThat(many.buffers()).as("%s", many).isLessThan(MOST_BUFFERS);
    }

    @Test
    void looking_for_a_lost_build_reads_only_what_is_being_built() throws Exception {
        plans.fill(8, 100_000, WORKSPACES);
        plans.execute("update build set status = 'BUILDING', owner = 'r', lease_until = now() + interval '1 minute'"
                + " where status = 'PENDING'");
        QueryPlan none = claim();
        plans.execute("update build set lease_until = now() - interval '1 second' where id = 'build-P3'");
        QueryPlan one = claim();

        assertThat(none.rows()).isZero();
        assertThat(none.tablesReadWhole()).as("%s", none).isEmpty();
        assertThat(none.rowsRead()).as("%s", none).isLessThanOrEqualTo(8);
        assertThat(one.rows()).isEqualTo(1);
        assertThat(one.buffers()).as("%s", one).isLessThan(MOST_BUFFERS);
    }

    @Test
    void a_workspace_whose_turn_was_longest_ago_comes_first_and_in_it_the_oldest_build() throws Exception {
        plans.fill(1_000, 0, 1);
        plans.execute("update build set workspace = 'other', created_at = created_at + interval '1 day'"
                + " where id in ('build-P1', 'build-P2')");

        assertThat(claimed()).isEqualTo("other build-P1");
        assertThat(claimed()).isEqualTo("w0 build-P3");
        assertThat(claimed()).isEqualTo("other build-P2");
        assertThat(claimed()).isEqualTo("w0 build-P4");
        assertThat(claimed()).isEqualTo("w0 build-P5");
    }

    @RedTeam
    void a_thousand_builds_of_one_workspace_do_not_keep_anothers_single_one_waiting() throws Exception {
        plans.fill(1_000, 0, 1);
        plans.execute("update build set workspace = 'single', created_at = created_at + interval '1 day'"
                + " where id = 'build-P1000'");

        assertThat(List.of(claimed(), claimed())).contains("single build-P1000");
    }

    @RedTeam
    void a_workspace_at_its_limit_is_passed_over_however_many_of_its_builds_wait() throws Exception {
        plans.fill(1_000, 0, 1);
        plans.execute("update build set workspace = 'w9' where id <= 'build-P9' and id <> 'build-P1'"); // may have one
        plans.execute("update build set workspace = 'other', created_at = created_at + interval '1 day' where id = 'build-P1'");

        List<String> claimed = new ArrayList<>();
        for (String next = claimed(); next != null; next = claimed()) {
            claimed.add(next.split(" ")[0]);
        }

        assertThat(claimed).containsOnlyOnce("w9", "other");
        assertThat(claimed.stream().filter("w0"::equals)).hasSize(20);
        plans.execute("update build set status = 'FAILED', completed_at = now(), error = 'x' where status = 'BUILDING'"
                + " and workspace = 'w9'");
        assertThat(claimed()).startsWith("w9 ");
        assertThat(claimed()).isNull();
    }

    @Test
    void a_full_workspace_with_a_long_queue_makes_the_others_claims_no_dearer() throws Exception {
        int beingBuilt = 20;
        plans.fill(10_000, 100_000, WORKSPACES);
        plans.execute("update build set status = 'BUILDING', owner = 'r', lease_until = now() + interval '1 minute',"
                + " started_at = now() - interval '1 year' where id in (select id from build where status = 'PENDING'"
                + " and workspace = 'w0' order by created_at limit " + beingBuilt + ")");
        plans.execute("vacuum analyze build");
        QueryPlan one = claim();

        assertThat(one.rows()).isEqualTo(1);
        assertThat(one.tablesReadWhole()).as("%s", one).isEmpty();
        assertThat(one.rowsRead()).as("%s", one).isLessThanOrEqualTo(4 * WORKSPACES + 3 + 20) // those that are being built
        ;
        assertThat(one.buffers()).as("%s", one).isLessThan(2 * MOST_BUFFERS);
        System.out.printf("claim beside a full workspace with 2,000 waiting: %d buffers, %d rows read%n", one.buffers(),
                one.rowsRead());
    }

    private static QueryPlan claim() throws Exception {
        return plans.explain(ClaimStatement.CLAIM, "replica-1", "30000", "20", "{}", "{}");
    }

    private static String claimed() throws Exception {
        return plans.query("with claimed as (" + ClaimStatement.CLAIM.replace("$1", "'replica-1'").replace("$2", "30000")
                .replace("$3", "20").replace("$4", "'{w9}'").replace("$5", "'{1}'")
                + ") select b.workspace || ' ' || b.id from claimed join build b on b.id = claimed.id");
    }
}
