package dev.slipway.audit;

import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jboss.logging.Logger;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;

/**
 * Takes events down without keeping a request waiting: into the log at once, and into the database in batches soon after.
 * While the database is away they wait, as many as the queue holds; those beyond are counted, and in the log.
 */
@ApplicationScoped
public class AuditTrail {

    private static final Logger LOG = Logger.getLogger(AuditTrail.class);
    private static final int BATCH = 500;
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final String NOBODY = "slipway";

    private final AuditStore store;
    private final Refusals refusals;
    private final Clock clock;
    private final BlockingQueue<AuditEvent> queue;
    private final AtomicLong unwritten = new AtomicLong();
    /** Taken from the queue and not yet known to be stored; by the flush that is under way alone. */
    private volatile List<AuditEvent> batch = List.of();

    AuditTrail(AuditStore store, Refusals refusals, AuditConfig config, Clock clock) {
        this.store = store;
        this.refusals = refusals;
        this.clock = clock;
        this.queue = new LinkedBlockingQueue<>(config.queue());
    }

    /** Of what was refused only so much is taken down. */
    void refused(String workspace, String actor, String action, String thing, String address, int status) {
        if (refusals.admit(address)) {
            done(workspace, actor, action, thing, address, status);
        }
    }

    void done(String workspace, String actor, String action, String thing, String address, int status) {
        AuditEvent event = new AuditEvent(UUID.randomUUID(), clock.instant().truncatedTo(ChronoUnit.MICROS), workspace, actor,
                action, thing, address, status);
        AuditLog.write(event);
        if (!queue.offer(event)) {
            unwritten.incrementAndGet();
        }
    }

    /** Events that found no place in the queue, and are in the log alone. */
    public long unwritten() {
        return unwritten.get();
    }

    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> flush() {
        return Uni.createFrom().deferred(this::next).ifNoItem().after(PATIENCE).fail().onFailure().recoverWithItem(e -> {
            LOG.debugf("audit events wait for the database: %s", e.getMessage());
            return null;
        });
    }

    private Uni<Void> next() {
        if (batch.isEmpty()) {
            List<AuditEvent> taken = new ArrayList<>();
            queue.drainTo(taken, BATCH);
            batch = taken;
        }
        return batch.isEmpty() ? Uni.createFrom().voidItem()
                : store.add(batch).invoke(() -> batch = List.of()).chain(this::next);
    }

    /** Says how many refusals there were beyond those taken down. */
    @Scheduled(every = "{slipway.audit.report-suppressed}", concurrentExecution = ConcurrentExecution.SKIP)
    void tellWhatWasSuppressed() {
        long suppressed = refusals.takeSuppressed();
        if (suppressed > 0) {
            done(null, NOBODY, AuditAction.SUPPRESSED, suppressed + " refused requests", "-", 0);
        }
    }

    void end(@Observes ShutdownEvent event) {
        tellWhatWasSuppressed();
        flush().await().atMost(PATIENCE.plusSeconds(1));
    }
}
