package dev.slipway.runner;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import dev.slipway.build.Build;
import dev.slipway.build.Builds;
import dev.slipway.build.Claim;
import dev.slipway.build.Failure;
import dev.slipway.build.PushedImage;
import dev.slipway.build.WorkDone;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;

/**
 * The database as the queue. Each call is one short transaction, and blocks: for builders' threads, not for the event
 * loop.
 */
@ApplicationScoped
class BuildQueue {

    /** Rows that another replica is just claiming are passed over, so replicas never wait for each other. */
    private static final String NEXT = """
            select * from build
            where status = 'PENDING' or (status = 'BUILDING' and lease_until < ?1)
            order by created_at
            limit 1
            for update skip locked""";

    private final Builds builds;
    private final RunnerConfig config;
    private final Clock clock;

    BuildQueue(Builds builds, RunnerConfig config, Clock clock) {
        this.builds = builds;
        this.config = config;
        this.clock = clock;
    }

    /** A build and the right to work on it. */
    record Claimed(Build build, Claim claim) {
    }

    /** Takes up the oldest build that waits or was lost. */
    Optional<Claimed> claimNext(String replica) {
        return Optional.ofNullable(inTransaction(() -> next(replica)));
    }

    private Uni<Claimed> next(String replica) {
        Instant now = clock.instant();
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(NEXT, Build.class).setParameter(1, now).getSingleResultOrNull())
                .chain(build -> {
                    if (build == null) {
                        return Uni.createFrom().nullItem();
                    }
                    if (build.exhausted()) {
                        build.giveUp(now);
                        return Panache.flush().chain(() -> next(replica));
                    }
                    return Uni.createFrom().item(new Claimed(build, build.claim(replica, now, config.lease())));
                });
    }

    /** Keeps a claim for another lease; false if it is lost. */
    boolean renew(Claim claim) {
        Instant until = clock.instant().plus(config.lease());
        return inTransaction(() -> builds.update(
                "leaseUntil = ?1 where id = ?2 and owner = ?3 and claims = ?4 and status = BUILDING",
                until, claim.buildId(), claim.owner(), claim.number())) == 1;
    }

    /** Gives up the claims of a replica, so that its builds are taken up anew at once; says how many there were. */
    int releaseAll(String replica) {
        Instant past = clock.instant().minusSeconds(1);
        return inTransaction(() -> builds.update("leaseUntil = ?1 where owner = ?2 and status = BUILDING", past, replica));
    }

    /** The image of the newest success of the same content. */
    Optional<PushedImage> earlierImage(Build build) {
        return Optional.ofNullable(inTransaction(() -> builds.lastSuccess(build.contentHash())))
                .flatMap(Build::outcome).flatMap(outcome -> outcome.pushed());
    }

    /** @throws dev.slipway.build.LostClaimException if another replica has taken the build up */
    Build succeed(Claim claim, PushedImage pushed, WorkDone work) {
        return settle(claim, build -> build.succeed(claim, pushed, work, clock.instant()));
    }

    /** @throws dev.slipway.build.LostClaimException if another replica has taken the build up */
    Build fail(Claim claim, Failure failure) {
        return settle(claim, build -> build.fail(claim, failure, clock.instant()));
    }

    private Build settle(Claim claim, Consumer<Build> ending) {
        return inTransaction(() -> builds.findById(claim.buildId(), LockModeType.PESSIMISTIC_WRITE).invoke(ending));
    }

    private static <T> T inTransaction(Supplier<Uni<T>> work) {
        try {
            return VertxContextSupport.subscribeAndAwait(() -> Panache.withTransaction(work));
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("the database refused", e);
        }
    }
}
