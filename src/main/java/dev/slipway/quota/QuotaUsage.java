package dev.slipway.quota;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;

import jakarta.enterprise.context.ApplicationScoped;

import dev.slipway.access.Workspace;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

/** How much of its quota a workspace uses. */
@ApplicationScoped
class QuotaUsage {

    /** Each part is counted from an index that holds the workspace's builds of one status in the order of their time. */
    private static final String COUNT = """
            select (select count(*) from build where workspace = $1 and status = 'BUILDING') as building,
                   (select count(*) from build where workspace = $1 and status = 'PENDING') as waiting,
                   (select count(*) from unnest(array['PENDING', 'BUILDING', 'SUCCEEDED', 'FAILED']) as s (status)
                    join build on build.workspace = $1 and build.status = s.status and build.created_at > $2) as within_hour""";

    private static final Duration HOUR = Duration.ofHours(1);

    private final Pool pool;
    private final Quotas quotas;
    private final Clock clock;

    QuotaUsage(Pool pool, Quotas quotas, Clock clock) {
        this.pool = pool;
        this.quotas = quotas;
        this.clock = clock;
    }

    Uni<QuotaView> of(Workspace workspace) {
        return pool.preparedQuery(COUNT)
                .execute(Tuple.of(workspace.name(), clock.instant().minus(HOUR).atOffset(ZoneOffset.UTC)))
                .map(rows -> rows.iterator().next())
                .map(row -> QuotaView.of(workspace, quotas.of(workspace), row.getLong("building"), row.getLong("waiting"),
                        row.getLong("within_hour")));
    }
}
