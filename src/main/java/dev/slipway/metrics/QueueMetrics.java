package dev.slipway.metrics;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.ToDoubleFunction;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jboss.logging.Logger;

import io.micrometer.core.instrument.Tags;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;

/**
 * The queue that all replicas share. Looked at every few seconds rather than at each scrape, so that scrapes neither wait
 * for the database nor add to its load; while it is away the gauges are NaN, which Prometheus does not mistake for 0.
 */
@ApplicationScoped
class QueueMetrics {

    private static final Logger LOG = Logger.getLogger(QueueMetrics.class);
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    /** Both parts are counted from the partial indexes of their status. */
    private static final String LOOK = """
            select waiting.count as waiting, waiting.oldest as oldest, building.count as building
            from (select count(*) as count, min(created_at) as oldest from build where status = 'PENDING') as waiting,
                 (select count(*) as count from build where status = 'BUILDING') as building""";

    private record Seen(double waiting, Instant oldest, double building) {

        static final Seen NOTHING = new Seen(Double.NaN, null, Double.NaN);

        double age(Instant now) {
            return Double.isNaN(waiting) ? Double.NaN : oldest == null ? 0 : Duration.between(oldest, now).toMillis() / 1000.0;
        }
    }

    private final Pool pool;
    private final Gauges gauges;
    private final Clock clock;
    private volatile Seen seen = Seen.NOTHING;

    QueueMetrics(Pool pool, Gauges gauges, Clock clock) {
        this.pool = pool;
        this.gauges = gauges;
        this.clock = clock;
    }

    void begin(@Observes StartupEvent event) {
        gauge("slipway.queue.depth", "Builds that wait for a builder, of all workspaces.", Seen::waiting);
        gauge("slipway.queue.building", "Builds under way on all replicas.", Seen::building);
        gauge("slipway.queue.oldest.age.seconds", "How long the oldest waiting build has waited.",
                now -> now.age(clock.instant()));
    }

    private void gauge(String name, String description, ToDoubleFunction<Seen> value) {
        gauges.add(name, description, Tags.empty(), () -> value.applyAsDouble(seen));
    }

    @Scheduled(every = "5s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> look() {
        return pool.query(LOOK).execute().ifNoItem().after(PATIENCE).fail()
                .map(rows -> read(rows.iterator().next()))
                .onFailure().recoverWithItem(e -> {
                    LOG.debugf("the queue cannot be looked at: %s", e.getMessage());
                    return Seen.NOTHING;
                })
                .invoke(now -> seen = now).replaceWithVoid();
    }

    private static Seen read(Row row) {
        var oldest = row.getOffsetDateTime("oldest");
        return new Seen(row.getLong("waiting"), oldest == null ? null : oldest.toInstant(), row.getLong("building"));
    }
}
