package dev.slipway.buildlog;

import java.util.List;
import java.util.Objects;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import dev.slipway.build.BuildStatus;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;

/** The stored output of builds, which any replica can serve. */
@ApplicationScoped
class BuildLogs {

    /** Lines and status in one statement, thus of one moment. The line that passes the size is the page's last. */
    private static final String PAGE = """
            select build.status, build.error, page.* from build left join lateral (
                select seq, at, stream, step, line from (
                    select *, sum(length(line)) over (order by seq) - length(line) as before from (
                        select seq, at, stream, step, line from build_log
                        where build_id = build.id and seq > $2 order by seq limit 500
                    ) as next
                ) as measured where before < 65536
            ) as page on true
            where build.id = $1 order by page.seq""";

    private final Pool pool;

    BuildLogs(Pool pool) {
        this.pool = pool;
    }

    /** The next lines of a build after a sequence number: up to 500, and little more than 64 K characters. */
    Uni<LogPage> page(String buildId, long after) {
        return pool.preparedQuery(PAGE).execute(Tuple.of(buildId, after)).map(BuildLogs::page);
    }

    private static LogPage page(RowSet<Row> rows) {
        if (rows.size() == 0) {
            return LogPage.GONE;
        }
        Row first = rows.iterator().next();
        List<LogLine> lines = StreamSupport.stream(rows.spliterator(), false).map(BuildLogs::line).filter(Objects::nonNull)
                .toList();
        return new LogPage(lines, BuildStatus.valueOf(first.getString("status")), first.getString("error"));
    }

    /** Null for the row of a build that has no lines. */
    private static LogLine line(Row row) {
        Long sequence = row.getLong("seq");
        return sequence == null ? null
                : new LogLine(sequence, row.getOffsetDateTime("at").toInstant(),
                        LogLine.Stream.valueOf(row.getString("stream")), row.getString("step"), row.getString("line"));
    }
}
