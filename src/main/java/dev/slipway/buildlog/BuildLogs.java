package dev.slipway.buildlog;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

/** The stored output of builds, which any replica can serve. */
@ApplicationScoped
public class BuildLogs {

    private final Pool pool;
    private final Counter stored;

    BuildLogs(Pool pool, MeterRegistry metrics) {
        this.pool = pool;
        this.stored = Counter.builder("slipway.log.lines").description("Lines of build output that this replica has stored.")
                .register(metrics);
    }

    /** So that the counter is there, at 0, before the first build. */
    void begin(@Observes StartupEvent event) {
        stored.increment(0);
    }

    /** The lines of a build in order, after the given sequence number. */
    public Multi<LogLine> lines(String buildId, long after) {
        return pool.preparedQuery("select seq, at, stream, line from build_log where build_id = $1 and seq > $2 order by seq")
                .execute(Tuple.of(buildId, after))
                .onItem().transformToMulti(rows -> Multi.createFrom().iterable(rows))
                .map(BuildLogs::line);
    }

    /** The sequence number of the last line, or 0. */
    public Uni<Long> lastSequence(String buildId) {
        return pool.preparedQuery("select coalesce(max(seq), 0) as last from build_log where build_id = $1")
                .execute(Tuple.of(buildId)).map(rows -> rows.iterator().next().getLong("last"));
    }

    Uni<Void> append(String buildId, List<LogLine> lines) {
        List<Tuple> rows = lines.stream().map(line -> Tuple.of(buildId, line.sequence(),
                line.at().atOffset(ZoneOffset.UTC), line.stream().name(), line.text())).toList();
        return pool.preparedQuery("insert into build_log (build_id, seq, at, stream, line) values ($1, $2, $3, $4, $5)")
                .executeBatch(rows).invoke(() -> stored.increment(rows.size())).replaceWithVoid();
    }

    private static LogLine line(Row row) {
        Instant at = row.getOffsetDateTime("at").toInstant();
        return new LogLine(row.getLong("seq"), at, LogLine.Stream.valueOf(row.getString("stream")), row.getString("line"));
    }
}
