package dev.slipway;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.stream.Collectors;

import org.flywaydb.core.Flyway;

import com.fasterxml.jackson.databind.ObjectMapper;

import dev.slipway.embedded.EmbeddedDatabase;

/**
 * A real PostgreSQL with as many builds as a test wants, which tells what a statement costs there: in buffers and rows,
 * which do not depend on the machine's load, rather than in time.
 * <p>
 * The builds are those of workspaces {@code w0}, {@code w1}, ...; each has the agents {@code agent-0} to
 * {@code agent-19}. Ended ones were created one per second until {@code 2026-01-01T00:00:00Z}, and one in seven has failed;
 * pending ones were created one per second after it. Ids are {@code build-S<n>}, {@code build-F<n>} and
 * {@code build-P<n>} by status, n counting the ended ones and the pending ones from 1 by age; the build n is of workspace
 * w(n mod workspaces).
 */
public final class QueryPlans implements AutoCloseable {

    private static final String FILL = """
            insert into build (id, workspace, name, content_hash, tag, sequence, image, status, plan, artifact, created_at,
                started_at, completed_at, claims, plan_ms, upload_ms, digest, size_bytes, build_ms, push_ms, steps,
                reused_steps, reused_image, error, failure_code, failure_step, failure_retryable)
            select 'build-' || left(status, 1) || n, 'w' || n %% %2$d, 'agent-' || n / %2$d %% 20, hash, left(hash, 8), 1,
                'registry.example.com/agent:' || left(hash, 8), status, repeat('x', 500), 'sha256:' || hash, created,
                case when ended then created + interval '5 seconds' end,
                case when ended then created + interval '65 seconds' end, case when ended then 1 else 0 end, 1, 1,
                case when status = 'SUCCEEDED' then 'sha256:' || hash end, 1, 1, 1, 1, 1, false,
                case when status = 'FAILED' then 'pip install failed' end, 'x', 'x', false
            from (select n, %3$s as ended, %4$s as status, sha256_of(%3$s || '-' || n) as hash,
                    timestamptz '2026-01-01T00:00:00Z' + (%5$s) * interval '1 second' as created
                from generate_series(1, %1$d) n) numbered""";

    private final EmbeddedDatabase database;
    private final Connection connection;

    private QueryPlans(EmbeddedDatabase database, Connection connection) {
        this.database = database;
        this.connection = connection;
    }

    /** Starts a PostgreSQL with its data in this folder, and migrates it. */
    public static QueryPlans start(Path folder) throws IOException, SQLException {
        EmbeddedDatabase database = EmbeddedDatabase.start(folder);
        String url = database.datasource().get("quarkus.datasource.jdbc.url");
        String user = database.datasource().get("quarkus.datasource.username");
        String password = database.datasource().get("quarkus.datasource.password");
        Flyway.configure().dataSource(url, user, password).load().migrate();
        return new QueryPlans(database, DriverManager.getConnection(url, user, password));
    }

    /** Replaces all builds by these, and lets PostgreSQL count them. */
    public void fill(int pending, int ended, int workspaces) throws SQLException {
        execute("create or replace function sha256_of(text) returns text language sql immutable"
                + " return encode(sha256($1::bytea), 'hex')");
        execute("truncate build cascade");
        execute(FILL.formatted(ended, workspaces, "true",
                "case when n / " + workspaces + " % 7 = 0 then 'FAILED' else 'SUCCEEDED' end",
                "n - " + ended));
        execute(FILL.formatted(pending, workspaces, "false", "'PENDING'", "n"));
        execute("analyze build");
    }

    /** Runs any statement for its effect. */
    public void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Runs a statement and gives the first column of its first row, or null. */
    public String query(String sql) throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet result = statement.executeQuery(sql)) {
            return result.next() ? result.getString(1) : null;
        }
    }

    /**
     * Runs a statement, says how PostgreSQL did it and what that cost, and takes its effects back.
     *
     * @param sql with parameters as {@code $1} (the reactive client) or {@code ?1} (Hibernate)
     * @param parameters as text that PostgreSQL reads as what is wanted there: {@code 5}, {@code w1}, {@code {a,b}},
     *        {@code 2026-01-01T00:00:00Z}
     */
    public QueryPlan explain(String sql, Object... parameters) throws SQLException, IOException {
        String values = Arrays.stream(parameters).map(value -> value == null ? "null" : "'" + value + "'")
                .collect(Collectors.joining(", "));
        execute("prepare explained as " + sql.replaceAll("\\?(\\d+)", "\\$$1"));
        connection.setAutoCommit(false);
        try (PreparedStatement statement = connection
                .prepareStatement("explain (analyze, buffers, format json) execute explained"
                        + (values.isEmpty() ? "" : "(" + values + ")"));
                ResultSet result = statement.executeQuery()) {
            result.next();
            return new QueryPlan(new ObjectMapper().readTree(result.getString(1)).path(0).path("Plan"));
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
            execute("deallocate explained");
        }
    }

    @Override
    public void close() throws SQLException, IOException {
        connection.close();
        database.close();
    }
}
