package dev.slipway.it;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import dev.slipway.build.Build;

/**
 * What the database itself says of all builds. A trigger writes down each change of a build's status and each change of
 * any kind after its end, whichever replica makes it.
 */
final class Audit {

    private static final String TRIGGER = """
            create table test_audit (build_id text, was text, became text, after_end boolean,
                                     at timestamptz default clock_timestamp());
            create function test_audit() returns trigger language plpgsql as $$
            begin
              if tg_op = 'DELETE' then
                insert into test_audit values (old.id, old.status, 'DELETED', old.completed_at is not null);
              elsif old is distinct from new and (old.status <> new.status or old.completed_at is not null) then
                insert into test_audit values (old.id, old.status, new.status, old.completed_at is not null);
              end if;
              return null;
            end $$;
            create trigger test_audit after update or delete on build for each row execute function test_audit()""";

    private final PostgresServer postgres;

    private Audit(PostgresServer postgres) {
        this.postgres = postgres;
    }

    /** Begins to watch a database whose tables have been made. */
    static Audit install(PostgresServer postgres) throws SQLException {
        try (Connection connection = postgres.connect(); Statement statement = connection.createStatement()) {
            statement.execute(TRIGGER);
        }
        return new Audit(postgres);
    }

    int accepted() {
        return count("select count(*) from build");
    }

    int ended() {
        return count("select count(*) from build where completed_at is not null");
    }

    int unfinished() {
        return count("select count(*) from build where completed_at is null");
    }

    /** Builds that were taken up more than once. */
    int repeated() {
        return count("select count(*) from build where claims > 1");
    }

    /** Attempts that died with their replica, of all builds together. */
    int losses() {
        return count("select coalesce(sum(losses), 0) from build");
    }

    /** Ids of builds that a replica is working on. */
    List<String> underWayAt(String replica) {
        return texts("select id from build where status = 'BUILDING' and owner = '" + replica + "'");
    }

    boolean haveEnded(List<String> ids) {
        return !texts("select id from build where completed_at is null").stream().anyMatch(ids::contains);
    }

    /** Ids of builds that did not end exactly once, or changed after their end. */
    List<String> notEndedOnce() {
        return texts("""
                select build.id from build left join test_audit on build_id = build.id group by build.id
                having count(*) filter (where not after_end and became in ('SUCCEEDED', 'FAILED')) <> 1
                    or count(*) filter (where after_end) > 0
                union select build_id from test_audit where became = 'DELETED'""");
    }

    /** Those that failed, each with its error, but for those that lost as many builders as a build may. */
    List<String> failed() {
        return texts("select id || ': ' || error from build where status = 'FAILED'"
                + " and not (error = 'builder lost' and losses = " + Build.MAX_LOSSES + ")");
    }

    /** Ids of builds in whose log a line is missing from the numbering. */
    List<String> gapsInLogs() {
        return texts("""
                select build.id from build left join build_log on build_id = build.id group by build.id
                having count(seq) = 0 or min(seq) <> 1 or max(seq) <> count(seq)""");
    }

    /** Ids of builds whose last attempt was not written down whole, from the making of the image to its name. */
    List<String> tornLogs() {
        return texts("""
                with attempt as (select build_id, max(seq) as first from build_log
                                 where line like 'STEP 1/%' or line like 'laying %' group by build_id)
                select build.id from build left join attempt on build_id = build.id
                where status = 'SUCCEEDED' and not exists (select from build_log as said where said.build_id = build.id
                      and seq > first and line like 'pushing %')""");
    }

    /** Image to digest of all that succeeded. */
    Map<String, String> digests() {
        Map<String, String> digests = new TreeMap<>();
        query("select image, digest from build where digest is not null", row -> digests.put(row.getString(1),
                row.getString(2)));
        return digests;
    }

    /** Seconds from request to end that this share of builds did not exceed. */
    double secondsToEnd(double share) {
        List<Double> seconds = new ArrayList<>();
        query("select percentile_cont(" + share + ") within group (order by extract(epoch from completed_at - created_at))"
                + " from build where completed_at is not null", row -> seconds.add(row.getDouble(1)));
        return seconds.get(0);
    }

    private int count(String sql) {
        int[] count = new int[1];
        query(sql, row -> count[0] = row.getInt(1));
        return count[0];
    }

    private List<String> texts(String sql) {
        List<String> texts = new ArrayList<>();
        query(sql, row -> texts.add(row.getString(1)));
        return texts;
    }

    private interface RowReader {

        void read(ResultSet row) throws SQLException;
    }

    private void query(String sql, RowReader reader) {
        try (Connection connection = postgres.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                reader.read(rows);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the test's own look at the database failed", e);
        }
    }
}
