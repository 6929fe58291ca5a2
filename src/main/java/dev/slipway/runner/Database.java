package dev.slipway.runner;

import java.time.Duration;
import java.util.function.Supplier;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;

/** Asks the database and waits for its answer: for threads that may block. */
final class Database {

    /** A database that hangs is as good as away. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private Database() {
    }

    static <T> T inTransaction(Supplier<Uni<T>> work) {
        return await(Uni.createFrom().deferred(() -> Panache.withTransaction(work)));
    }

    static <T> T await(Uni<T> work) {
        try {
            return VertxContextSupport
                    .subscribeAndAwait(() -> work.memoize().indefinitely().ifNoItem().after(PATIENCE).fail());
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("the database did not answer: " + e, e);
        }
    }
}
