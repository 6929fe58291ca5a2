package dev.slipway.build;

import java.time.Duration;
import java.util.function.Supplier;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.vertx.VertxContextSupport;
import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

/**
 * Asks the database and waits for its answer: for threads that may block. Each time in a Vert.x context of its own: that is
 * where Hibernate Reactive keeps its session, and neither two threads nor a question that was given up may share one.
 */
public final class Database {

    /** A database that hangs is as good as away. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private Database() {
    }

    /** Does the work in a transaction of its own, and waits as {@link #await} does. */
    public static <T> T inTransaction(Supplier<Uni<T>> work) {
        return await(Uni.createFrom().deferred(() -> Panache.withTransaction(work)));
    }

    /** Reads in a session of its own, and waits as {@link #await} does. */
    public static <T> T inSession(Supplier<Uni<T>> reading) {
        return await(Uni.createFrom().deferred(() -> Panache.withSession(reading)));
    }

    /** @throws RuntimeException as the database said, or when it says nothing for ten seconds */
    public static <T> T await(Uni<T> work) {
        Uni<T> limited = work.memoize().indefinitely().ifNoItem().after(PATIENCE).fail();
        Context current = Vertx.currentContext();
        try {
            return current == null ? VertxContextSupport.subscribeAndAwait(() -> limited)
                    : onContext(VertxContext.createNewDuplicatedContext(current), limited).await().indefinitely();
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("the database did not answer: " + e, e);
        }
    }

    private static <T> Uni<T> onContext(Context own, Uni<T> work) {
        VertxContextSafetyToggle.setContextSafe(own, true);
        return Uni.createFrom().emitter(answer -> own
                .runOnContext(begin -> work.subscribe().with(answer::complete, answer::fail)));
    }
}
