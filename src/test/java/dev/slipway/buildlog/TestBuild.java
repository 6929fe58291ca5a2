package dev.slipway.buildlog;

import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

import dev.slipway.build.Claim;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

/** A build that is at work as far as the database knows, made by plain SQL as another replica would. */
record TestBuild(Pool pool, Claim claim) {

    static TestBuild claimed(Pool pool) {
        return claimed(pool, "default");
    }

    static TestBuild claimed(Pool pool, String workspace) {
        String hash = (UUID.randomUUID() + "" + UUID.randomUUID()).replace("-", "");
        String tag = hash.substring(0, 8);
        pool.preparedQuery("""
                insert into build (id, workspace, name, content_hash, tag, sequence, image, status, plan, artifact, created_at,
                    started_at, owner, lease_until, claims, plan_ms, upload_ms)
                values ('build-' || $1, $3, 'x', $2, $1, 1, 'registry.example.com/x:' || $1, 'BUILDING', '{}', 'sha256:' || $2,
                    now(), now(), 'this', now() + interval '1 hour', 1, 0, 0)""")
                .execute(Tuple.of(tag, hash, workspace)).await().indefinitely();
        return new TestBuild(pool, new Claim("build-" + tag, "this", 1));
    }

    String id() {
        return claim.buildId();
    }

    void run(String sql, Object... parameters) {
        pool.preparedQuery(sql).execute(Tuple.from(parameters)).await().indefinitely();
    }

    /** What the lease's end and another replica's claim do. */
    void takeOver() {
        run("update build set owner = 'other', claims = 2 where id = $1", id());
    }

    /** What another replica does that stores numbered lines and says so. */
    void print(int first, int last) {
        run("insert into build_log (build_id, seq, at, stream, step, line) select $1, n, now(), 'OUT', '1/2 RUN x', 'line ' || n"
                + " from generate_series($2::int, $3::int) n", id(), first, last);
        notify("LOG");
    }

    void succeed() {
        run("update build set status = 'SUCCEEDED', completed_at = now(), digest = 'sha256:' || content_hash, owner = null,"
                + " lease_until = null, size_bytes = 1, build_ms = 1, push_ms = 1, steps = 1, reused_steps = 0,"
                + " reused_image = false where id = $1", id());
        notify("ENDED");
    }

    void fail(String error) {
        run("update build set status = 'FAILED', completed_at = now(), error = $2, failure_code = 'x', failure_step = 'x',"
                + " failure_retryable = false where id = $1", id(), error);
        notify("ENDED");
    }

    List<String> lines() {
        return StreamSupport.stream(pool.preparedQuery("select line from build_log where build_id = $1 order by seq")
                .execute(Tuple.of(id())).await().indefinitely().spliterator(), false).map((Row row) -> row.getString(0))
                .toList();
    }

    private void notify(String kind) {
        run("select cast(pg_notify('slipway', $1) as text)", kind + " " + id());
    }
}
