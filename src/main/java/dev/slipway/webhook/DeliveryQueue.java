package dev.slipway.webhook;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import dev.slipway.build.Builds;
import dev.slipway.build.Callback;
import dev.slipway.build.CallbackPayload;
import dev.slipway.build.CallbackState;
import dev.slipway.build.Callbacks;
import dev.slipway.build.Database;
import io.quarkus.hibernate.reactive.panache.Panache;

/**
 * The callbacks that are due, claimed by one replica at a time. Each call is one short transaction, and blocks: not for
 * the event loop.
 */
@ApplicationScoped
class DeliveryQueue {

    /**
     * Only of builds that have ended. Rows that another replica is just claiming are passed over. Only the id is read: an
     * entity cannot be read from a row with columns that it does not know, and a newer replica may bring some.
     */
    private static final String NEXT = """
            select d.id from webhook_delivery d join build b on b.id = d.build_id
            where d.state = 'PENDING' and b.completed_at is not null
            and (d.next_attempt_at is null or d.next_attempt_at <= ?1) and d.host <> all (string_to_array(?2, ' '))
            order by d.next_attempt_at nulls first, d.created_at
            limit 1
            for update of d skip locked""";

    /** Beside the time for the call itself: name servers take theirs, and the database too. */
    private static final Duration MARGIN = Duration.ofMinutes(1);

    private final Callbacks callbacks;
    private final Builds builds;
    private final Clock clock;
    private final Duration lease;
    private final RetrySchedule schedule;

    DeliveryQueue(Callbacks callbacks, Builds builds, Clock clock, WebhookConfig config) {
        this.callbacks = callbacks;
        this.builds = builds;
        this.clock = clock;
        this.lease = config.timeout().plus(MARGIN);
        this.schedule = new RetrySchedule(config.retries(), () -> ThreadLocalRandom.current().nextDouble());
    }

    /** Takes up a callback that is due, but for none of these hosts. New ones come before those that failed. */
    Optional<Attempt> claimNext(Collection<String> busyHosts) {
        Instant now = clock.instant();
        return Optional.ofNullable(Database.inTransaction(() -> Panache.getSession()
                .chain(session -> session.createNativeQuery(NEXT, String.class).setParameter(1, now)
                        .setParameter(2, String.join(" ", busyHosts)).getSingleResultOrNull())
                .onItem().ifNotNull().transformToUni(id -> callbacks.findById(id).map(due -> attempt(due, now)))));
    }

    private Attempt attempt(Callback due, Instant now) {
        return new Attempt(due.id(), due.attempt(now.plus(lease)), due.buildId(), due.url());
    }

    /** What is told of a build that has ended. */
    CallbackPayload told(Attempt attempt) {
        return CallbackPayload.of(Database.inTransaction(() -> builds.findById(attempt.buildId())));
    }

    /** Keeps that it was delivered: true whoever holds it by now. */
    void deliver(Attempt attempt) {
        settle(attempt, callback -> callback.deliver(clock.instant()));
    }

    /** Puts it off, or gives it up after the last attempt. An attempt that was lost to another replica says nothing. */
    void fail(Attempt attempt, String error, Duration wantedRest) {
        settle(attempt, callback -> {
            if (callback.attempts() == attempt.number()) {
                schedule.after(attempt.number(), wantedRest).ifPresentOrElse(
                        wait -> callback.postpone(error, clock.instant().plus(wait)), () -> callback.giveUp(error));
            }
        });
    }

    void giveUp(Attempt attempt, String error) {
        settle(attempt, callback -> callback.giveUp(error));
    }

    /** Nothing is done where it is settled already, or went with its build. */
    private void settle(Attempt attempt, Consumer<Callback> ending) {
        Database.inTransaction(() -> callbacks.findById(attempt.id(), LockModeType.PESSIMISTIC_WRITE).invoke(callback -> {
            if (callback != null && callback.state() == CallbackState.PENDING) {
                ending.accept(callback);
            }
        }));
    }
}
