package dev.slipway.build;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;

import dev.slipway.access.Workspace;
import dev.slipway.problem.ProblemException;
import dev.slipway.quota.Quota;
import dev.slipway.quota.Quotas;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

/**
 * Whether another build may be queued. A workspace's builds are counted while its lock is held, until the transaction that
 * adds one has ended: requests that come at once, to whichever replica, do not all see the last free place.
 */
@ApplicationScoped
class QueueRoom {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final int RETRY_SECONDS = 10;

    /** Reads no more of the queue than the limit. */
    private static final String WAITING = """
            select count(*) from (select 1 from build where workspace = ?1 and status = 'PENDING' limit ?2) waiting""";

    /** When the builds counted become fewer than the limit; each part reads an index in its order, and not beyond it. */
    private static final String HOURLY = """
            select cast(ceil(extract(epoch from created_at - cast(?3 as timestamptz))) as bigint)
            from unnest(array['PENDING', 'BUILDING', 'SUCCEEDED', 'FAILED']) as s (status) cross join lateral (
                select created_at from build where workspace = ?1 and build.status = s.status and created_at > ?3
                order by created_at desc, id desc limit ?2) counted
            order by created_at desc limit 1 offset ?4""";

    private final Builds builds;
    private final QueueConfig queue;
    private final Quotas quotas;
    private final Clock clock;

    QueueRoom(Builds builds, QueueConfig queue, Quotas quotas, Clock clock) {
        this.builds = builds;
        this.queue = queue;
        this.quotas = quotas;
        this.clock = clock;
    }

    /**
     * Within the caller's transaction.
     *
     * @throws ProblemException 429 that names the limit, as the answer's failure
     */
    Uni<Void> require(Workspace workspace) {
        Quota quota = quotas.of(workspace);
        return requireInWholeQueue()
                .chain(() -> quota.queuedBuilds() + quota.buildsPerHour() == 0 ? Uni.createFrom().voidItem()
                        : Builds.lock("quota:" + workspace.name())
                                .chain(() -> requireWaiting(workspace, quota.queuedBuilds()))
                                .chain(() -> requireHourly(workspace, quota.buildsPerHour())));
    }

    private Uni<Void> requireInWholeQueue() {
        return builds.isQueueAsLongAs(queue.limit()).invoke(full -> {
            if (full) {
                throw ProblemException.tooManyRequests("queue_full", "the build queue is full; try again later",
                        RETRY_SECONDS);
            }
        }).replaceWithVoid();
    }

    private Uni<Void> requireWaiting(Workspace workspace, int most) {
        return most == 0 ? Uni.createFrom().voidItem()
                : Panache.getSession()
                        .chain(session -> session.createNativeQuery(WAITING, Long.class).setParameter(1, workspace.name())
                                .setParameter(2, most).getSingleResult())
                        .invoke(waiting -> {
                            if (waiting >= most) {
                                throw ProblemException.tooManyRequests("queued_builds_exceeded", "workspace " + workspace.name()
                                        + " has " + most + " builds waiting, which is its limit; try again when some are done",
                                        RETRY_SECONDS);
                            }
                        }).replaceWithVoid();
    }

    private Uni<Void> requireHourly(Workspace workspace, int most) {
        Instant hourAgo = clock.instant().minus(HOUR);
        return most == 0 ? Uni.createFrom().voidItem()
                : Panache.getSession()
                        .chain(session -> session.createNativeQuery(HOURLY, Long.class).setParameter(1, workspace.name())
                                .setParameter(2, most).setParameter(3, hourAgo).setParameter(4, most - 1)
                                .getSingleResultOrNull())
                        .invoke(seconds -> {
                            if (seconds != null) {
                                throw ProblemException.tooManyRequests("builds_per_hour_exceeded",
                                        "workspace " + workspace.name()
                                                + " has started " + most
                                                + " builds within an hour, which is its limit; try again in "
                                                + seconds + " seconds",
                                        Math.toIntExact(Math.max(1, seconds)));
                            }
                        }).replaceWithVoid();
    }
}
