package dev.slipway.audit;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

/** Lists events, newest first. */
@ApplicationScoped
class AuditPages {

    private static final String NEWEST = """
            select id, at, workspace, actor, action, thing, address, status from audit_event
            where (at, id) < ($1, $2) and at >= $3%s
            order by at desc, id desc limit $4""";

    private final Pool pool;

    AuditPages(Pool pool) {
        this.pool = pool;
    }

    Uni<AuditView.Page> page(AuditListRequest request) {
        StringBuilder wanted = new StringBuilder();
        // one more than is shown tells whether there is another page
        Tuple parameters = Tuple.of(request.after().at().atOffset(ZoneOffset.UTC), request.after().id(),
                request.since().atOffset(ZoneOffset.UTC), request.limit() + 1);
        request.workspace().ifPresent(name -> add("workspace", name, wanted, parameters));
        request.actor().ifPresent(name -> add("actor", name, wanted, parameters));
        request.action().ifPresent(name -> add("action", name, wanted, parameters));
        return pool.preparedQuery(NEWEST.formatted(wanted)).execute(parameters)
                .map(rows -> page(StreamSupport.stream(rows.spliterator(), false).map(AuditPages::event).toList(), request));
    }

    private static void add(String column, String value, StringBuilder wanted, Tuple parameters) {
        parameters.addString(value);
        wanted.append(" and ").append(column).append(" = $").append(parameters.size());
    }

    private static AuditView.Page page(List<AuditEvent> found, AuditListRequest request) {
        List<AuditEvent> shown = new ArrayList<>(found.subList(0, Math.min(found.size(), request.limit())));
        AuditEvent last = found.size() > shown.size() ? shown.get(shown.size() - 1) : null;
        return new AuditView.Page(shown.stream().map(AuditView::of).toList(),
                last == null ? null : new AuditCursor(last.at(), last.id()).text());
    }

    private static AuditEvent event(Row row) {
        return new AuditEvent(row.getUUID("id"), row.getOffsetDateTime("at").toInstant(), row.getString("workspace"),
                row.getString("actor"), row.getString("action"), row.getString("thing"), row.getString("address"),
                row.getInteger("status"));
    }
}
