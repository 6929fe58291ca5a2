package dev.slipway.build;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;

import org.jboss.logging.Logger;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgConnection;

/**
 * Carries {@link Signal}s between the replicas by PostgreSQL's LISTEN and NOTIFY. One connection listens for the whole
 * service; when it is lost it is opened again, and what was said meanwhile is not repeated.
 */
@ApplicationScoped
public class Signals {

    private static final Logger LOG = Logger.getLogger(Signals.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final String CHANNEL = "slipway";
    private static final String NOTIFY = "select cast(pg_notify('" + CHANNEL + "', %s) as text)";

    private final Pool pool;
    private final Event<Signal> heard;
    private final AtomicBoolean connected = new AtomicBoolean();
    private volatile SqlConnection connection;
    private volatile boolean ended;

    Signals(Pool pool, Event<Signal> heard) {
        this.pool = pool;
        this.heard = heard;
    }

    /** Says it when the transaction that this is called in is committed, and never if it is not. */
    public Uni<Void> sendOnCommit(Signal signal) {
        return Panache.getSession().chain(session -> session.createNativeQuery(NOTIFY.formatted("?1"), String.class)
                .setParameter(1, signal.payload()).getSingleResult()).replaceWithVoid();
    }

    /** Says it at once. */
    public Uni<Void> send(Signal signal) {
        return pool.preparedQuery(NOTIFY.formatted("$1")).execute(Tuple.of(signal.payload())).replaceWithVoid();
    }

    void start(@Observes StartupEvent event) {
        listen();
    }

    void stop(@Observes ShutdownEvent event) {
        ended = true;
        SqlConnection open = connection;
        if (open != null) {
            open.closeAndForget();
        }
    }

    /** Opens the connection when there is none. */
    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void listen() {
        if (!ended && connected.compareAndSet(false, true)) {
            pool.getConnection().call(this::listenOn).subscribe().with(open -> LOG.debug("listening for signals"), e -> {
                connected.set(false);
                LOG.debugf("cannot listen for signals: %s", e.getMessage());
            });
        }
    }

    /** A connection that was cut without a word would be silent for ever. */
    @Scheduled(every = "15s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void check() {
        SqlConnection open = connection;
        if (open != null && connected.get()) {
            open.query("select 1").execute().ifNoItem().after(PATIENCE).fail().subscribe().with(alive -> {
            }, e -> open.closeAndForget());
        }
    }

    private Uni<?> listenOn(SqlConnection open) {
        connection = open;
        PgConnection.cast(open.getDelegate()).notificationHandler(notification -> Signal.parse(notification.getPayload())
                .ifPresent(heard::fire));
        open.closeHandler(() -> connected.set(false));
        return open.query("listen " + CHANNEL).execute();
    }
}
