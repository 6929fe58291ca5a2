package dev.slipway;

import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

import jakarta.enterprise.context.ApplicationScoped;

import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;

/** Puts builds into the database as a test wants them, past the API. */
@ApplicationScoped
public class StoredBuilds {

    private final Pool pool;

    StoredBuilds(Pool pool) {
        this.pool = pool;
    }

    /** A build of a content of its own, taken up after 2 seconds and ended after 10 if it has come so far; says its id. */
    public String add(String workspace, String name, String status, OffsetDateTime createdAt) {
        byte[] hash = new byte[32];
        ThreadLocalRandom.current().nextBytes(hash);
        String hex = HexFormat.of().formatHex(hash);
        String id = "build-" + hex.substring(0, 12);
        run("""
                insert into build (id, workspace, name, content_hash, tag, sequence, image, status, plan, artifact, created_at,
                    started_at, completed_at, claims, plan_ms, upload_ms, digest, size_bytes, build_ms, push_ms, steps,
                    reused_steps, reused_image, error, failure_code, failure_step, failure_retryable)
                select $1, $2, $3, $4, left($4, 12), 1, 'registry.example.com/a:' || left($4, 12), $5,
                    '{"language":"python","requirements":[]}', 'sha256:' || $4, $6,
                    case when $5 <> 'PENDING' then $6 + interval '2 seconds' end,
                    case when ended then $6 + interval '10 seconds' end, case when $5 <> 'PENDING' then 1 else 0 end, 3, 4,
                    case when $5 = 'SUCCEEDED' then 'sha256:' || $4 end, case when $5 = 'SUCCEEDED' then 7000 end,
                    case when $5 = 'SUCCEEDED' then 5 end, case when $5 = 'SUCCEEDED' then 6 end, 7, 0, false,
                    case when $5 = 'FAILED' then 'pip install failed: x' end, 'x', 'pip install', false
                from (select $5 in ('SUCCEEDED', 'FAILED') as ended) as state""", id, workspace, name, hex, status, createdAt);
        return id;
    }

    public void remove(String... ids) {
        run("delete from build where id = any($1)", (Object) ids);
    }

    /** Runs any statement. */
    public RowSet<Row> run(String sql, Object... parameters) {
        return pool.preparedQuery(sql).execute(Tuple.from(parameters)).await().indefinitely();
    }

    /** The number that a statement answers. */
    public long number(String sql, Object... parameters) {
        return run(sql, parameters).iterator().next().getLong(0);
    }
}
