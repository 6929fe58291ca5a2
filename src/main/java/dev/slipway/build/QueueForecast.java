package dev.slipway.build;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

/**
 * Says when a build that waits will have its turn. Workspaces with waiting builds take turns, the one that was served
 * longest ago first, and each is served in the order of acceptance. Builds that are lost with their replica come before
 * them all and are not foreseen.
 */
@ApplicationScoped
class QueueForecast {

    /**
     * What is looked at is bounded, however long the queue: 1,000 builds of the own workspace, 50 other workspaces with 50
     * builds each, and the 50 builds that ended last. Who has more is taken to have enough.
     */
    static final String SQL = """
            with recursive waiting as (
                (select workspace from build where status = 'PENDING' order by workspace limit 1)
                union all
                select (select later.workspace from build later
                        where later.status = 'PENDING' and later.workspace > waiting.workspace order by later.workspace limit 1)
                from waiting where workspace is not null),
            turns as (
                select workspace, (select started_at from build turn
                        where turn.workspace = served.workspace and started_at is not null
                        order by started_at desc limit 1) as last
                from (select $1 as workspace union (select workspace from waiting where workspace is not null limit 51)) served),
            own as (
                select (select count(*) from (select 1 from build where status = 'PENDING' and workspace = $1
                        and (created_at, id) < ($2, $3) limit 1000) earlier) as ahead,
                    (select last from turns where workspace = $1) as last),
            others as (
                select ahead + case when coalesce(turns.last, '-infinity') < own.last then 1 else 0 end as most,
                    (select count(*) from (select 1 from build
                        where status = 'PENDING' and build.workspace = turns.workspace limit 50) some_builds) as waiting
                from turns, own where workspace <> $1)
            select
                1 + ahead + (select coalesce(sum(case when waiting < 50 then least(waiting, most) else most end), 0) from others)
                    as position,
                (select count(*) from (select 1 from build where status = 'BUILDING' limit 1000) busy) as running,
                (select percentile_cont(0.5) within group (order by extract(epoch from completed_at - started_at))
                    from (select started_at, completed_at from build where completed_at is not null
                        order by completed_at desc limit 50) recent where started_at is not null) as median_seconds
            from own""";

    private final Pool pool;
    private final Clock clock;

    QueueForecast(Pool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    /** The place of a build that waits. */
    Uni<QueuePlace> of(String workspace, OffsetDateTime createdAt, String id) {
        return pool.preparedQuery(SQL).execute(Tuple.of(workspace, createdAt, id)).map(rows -> place(rows.iterator().next()));
    }

    /** As many builds start in the time that one takes as are running now: there is a queue, so every slot is taken. */
    private QueuePlace place(Row row) {
        long position = row.getLong("position");
        long running = row.getLong("running");
        Double median = row.getDouble("median_seconds");
        if (running == 0 || median == null) {
            return new QueuePlace(position, null, null);
        }
        long seconds = Math.round(position * median / running);
        Instant start = clock.instant().plusSeconds(seconds).truncatedTo(ChronoUnit.SECONDS);
        return new QueuePlace(position, start, seconds);
    }
}
