package dev.slipway.runner;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.LockModeType;

import org.jboss.logging.Logger;

import dev.slipway.build.Build;
import dev.slipway.build.BuildEnded;
import dev.slipway.build.BuildOutcome;
import dev.slipway.build.Builds;
import dev.slipway.build.Claim;
import dev.slipway.build.Database;
import dev.slipway.build.Failure;
import dev.slipway.build.ImageSbom;
import dev.slipway.build.Progress;
import dev.slipway.build.PushedImage;
import dev.slipway.build.Signal;
import dev.slipway.build.Signals;
import dev.slipway.build.WorkDone;
import dev.slipway.quota.Quota;
import dev.slipway.quota.Quotas;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

/**
 * The database as the queue. Each call is one short transaction, and blocks: for builders' threads, not for the event
 * loop. Leases are reckoned by the database's clock alone, since those of the replicas may differ.
 */
@ApplicationScoped
class BuildQueue {

    private static final Logger LOG = Logger.getLogger(BuildQueue.class);

    private static final String RENEW = """
            update build set lease_until = now() + $1 * interval '1 millisecond'
            where id = any($2) and owner = $3 and status = 'BUILDING'
            returning id, claims, cancel_requested_at is not null as cancelled""";

    private static final String PROGRESS = """
            update build set step = $1, step_count = $2, step_name = $3
            where id = $4 and owner = $5 and claims = $6 and status = 'BUILDING'""";

    /** By the same replica only; another one that took the build up meanwhile keeps it. */
    private static final String HAND_BACK = """
            update build set owner = null, lease_until = now() - interval '1 millisecond'
            where id = $1 and owner = $2 and claims = $3 and status = 'BUILDING'""";

    private static final String OVERDUE = """
            select id from build where status = 'PENDING' and created_at < now() - $1 * interval '1 millisecond'
            order by created_at limit $2""";

    private static final String RELEASE = """
            update build set lease_until = now() - interval '1 millisecond' where owner = $1 and status = 'BUILDING'""";

    private final Builds builds;
    private final Signals signals;
    private final Pool pool;
    private final RunnerConfig config;
    private final Quotas quotas;
    private final Clock clock;
    private final Event<BuildEnded> ended;

    BuildQueue(Builds builds, Signals signals, Pool pool, RunnerConfig config, Quotas quotas, Clock clock,
            Event<BuildEnded> ended) {
        this.builds = builds;
        this.signals = signals;
        this.pool = pool;
        this.config = config;
        this.quotas = quotas;
        this.clock = clock;
        this.ended = ended;
    }

    /**
     * A build and the right to work on it.
     *
     * @param madeBefore whether another build of the same content has succeeded
     */
    record Claimed(Build build, Claim claim, boolean madeBefore) {
    }

    /** What became of a claim that was to be renewed. */
    record Renewed(Claim claim, boolean cancelRequested) {
    }

    /** Takes up a build that was lost, or else the next one that waits. */
    Optional<Claimed> claimNext(String replica) {
        for (Optional<Claimed> next = claim(replica); next.isPresent(); next = claim(replica)) {
            Optional<Failure> end = next.get().build().endBeforeWork();
            if (end.isEmpty()) {
                return next;
            }
            fail(next.get().claim(), end.get());
        }
        return Optional.empty();
    }

    private Optional<Claimed> claim(String replica) {
        int common = quotas.common().concurrentBuilds();
        List<Map.Entry<String, Quota>> own = List.copyOf(quotas.own().entrySet());
        Tuple parameters = Tuple.of(replica, config.lease().toMillis(), common == 0 ? null : common,
                own.stream().map(Map.Entry::getKey).toArray(String[]::new),
                own.stream().map(entry -> entry.getValue().concurrentBuilds()).toArray(Integer[]::new));
        return Database.await(pool.preparedQuery(ClaimStatement.CLAIM).execute(parameters)
                .map(rows -> rows.size() == 0 ? Optional.<Row> empty() : Optional.of(rows.iterator().next())))
                .map(row -> new Claimed(Database.inSession(() -> builds.findById(row.getString("id"))),
                        new Claim(row.getString("id"), replica, row.getInteger("claims")), row.getBoolean("made_before")));
    }

    /** Keeps claims of one replica for another lease; those that are missing in the answer are lost. */
    List<Renewed> renew(String replica, Collection<Claim> claims) {
        Tuple parameters = Tuple.of(config.lease().toMillis(), claims.stream().map(Claim::buildId).toArray(String[]::new),
                replica);
        return Database.await(pool.preparedQuery(RENEW).execute(parameters)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new Renewed(new Claim(row.getString("id"), replica, row.getInteger("claims")),
                                row.getBoolean("cancelled")))
                        .toList()));
    }

    /** Shows how far a build is. */
    void progress(Claim claim, Progress progress) {
        Database.await(pool.preparedQuery(PROGRESS).execute(Tuple.of(progress.step(), progress.steps(), progress.name(),
                claim.buildId(), claim.owner(), claim.number())));
    }

    /** Lets another replica, or this one, go on with the build at once; for the build it is no attempt lost. */
    void handBack(Claim claim) {
        Database.await(pool.preparedQuery(HAND_BACK).execute(Tuple.of(claim.buildId(), claim.owner(), claim.number()))
                .chain(() -> signals.send(new Signal(Signal.Kind.QUEUED, claim.buildId()))));
    }

    /** Ends the leases that an earlier life of this replica held; says how many there were. */
    int releaseAll(String replica) {
        return Database.await(pool.preparedQuery(RELEASE).execute(Tuple.of(replica))).rowCount();
    }

    /** The image of the newest success of the same content. */
    Optional<PushedImage> earlierImage(Build build) {
        return Optional.ofNullable(Database.inSession(() -> builds.lastSuccess(build.contentHash())))
                .flatMap(Build::outcome).flatMap(outcome -> outcome.pushed());
    }

    /** The image of a build that has succeeded. */
    Optional<PushedImage> imageOf(String buildId) {
        return Optional.ofNullable(Database.inSession(() -> builds.findById(buildId)))
                .flatMap(Build::outcome).flatMap(BuildOutcome::pushed);
    }

    /** @throws dev.slipway.build.LostClaimException if another replica has taken the build up */
    void succeed(Claim claim, PushedImage pushed, WorkDone work, Optional<byte[]> sbom) {
        Tuple parameters = Tuple.from(new Object[] { claim.buildId(), claim.owner(), claim.number(),
                clock.instant().atOffset(ZoneOffset.UTC), pushed.digest().value(), pushed.sizeBytes(), work.buildMillis(),
                work.pushMillis(), work.steps(), work.reusedSteps(), work.reusedImage(),
                work.dependencies().map(Enum::name).orElse(null),
                sbom.map(ImageSbom::compressed).map(Buffer::buffer).orElse(null) });
        if (Database.await(pool.preparedQuery(SuccessStatement.SQL).execute(parameters)).rowCount() == 0) {
            fail(claim, Failure.CANCELLED); // at the last moment, unless the claim is lost
        } else {
            tellEnded(claim.buildId());
        }
    }

    /** Of a build that has ended by a statement, whatever becomes of this. */
    void tellEnded(String id) {
        try {
            Optional.ofNullable(Database.inSession(() -> builds.findById(id))).map(BuildEnded::new).ifPresent(ended::fire);
        } catch (RuntimeException e) {
            LOG.warnf("%s has ended, but is in no metric: it could not be read again: %s", id, e.toString());
        }
    }

    /** @throws dev.slipway.build.LostClaimException if another replica has taken the build up */
    void fail(Claim claim, Failure failure) {
        Build failed = Database.inTransaction(() -> builds.findById(claim.buildId(), LockModeType.PESSIMISTIC_WRITE)
                .invoke(build -> build.fail(claim, failure, clock.instant())).call(this::sayEnded));
        ended.fire(new BuildEnded(failed));
    }

    /** Ends builds that have waited too long, at most so many. */
    void expire(Failure failure, Duration patience, int most) {
        Database.await(pool.preparedQuery(OVERDUE).execute(Tuple.of(patience.toMillis(), most)))
                .forEach(row -> expire(row.getString("id"), failure));
    }

    private void expire(String id, Failure failure) {
        Optional.ofNullable(Database.inTransaction(() -> builds.findById(id, LockModeType.PESSIMISTIC_WRITE)
                .chain(build -> build.expire(failure, clock.instant()) ? sayEnded(build).replaceWith(build)
                        : Uni.createFrom().<Build> nullItem())))
                .ifPresent(expired -> ended.fire(new BuildEnded(expired)));
    }

    private Uni<Void> sayEnded(Build build) {
        return signals.sendOnCommit(new Signal(Signal.Kind.ENDED, build.id()));
    }
}
