package dev.slipway.audit;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

/** The events in the database. */
@ApplicationScoped
public class AuditStore {

    /** A batch whose answer was lost may come again. */
    private static final String INSERT = """
            insert into audit_event (id, at, workspace, actor, action, thing, address, status)
            values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (id) do nothing""";

    private static final String DELETE = """
            with chosen as materialized (
                select id from audit_event where at < $1 order by at limit $2 for update skip locked)
            delete from audit_event using chosen where audit_event.id = chosen.id""";

    private final Pool pool;

    AuditStore(Pool pool) {
        this.pool = pool;
    }

    Uni<Void> add(List<AuditEvent> events) {
        return pool.preparedQuery(INSERT).executeBatch(events.stream().map(AuditStore::row).toList()).replaceWithVoid();
    }

    private static Tuple row(AuditEvent event) {
        return Tuple.from(new Object[] { event.id(), event.at().atOffset(ZoneOffset.UTC), event.workspace(), event.actor(),
                event.action(), event.thing(), event.address(), event.status() });
    }

    /** Removes the oldest events from before this time, at most so many, and says how many that were. */
    public Uni<Integer> deleteBefore(Instant time, int limit) {
        return pool.preparedQuery(DELETE).execute(Tuple.of(time.atOffset(ZoneOffset.UTC), limit)).map(rows -> rows.rowCount());
    }
}
