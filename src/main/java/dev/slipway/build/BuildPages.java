package dev.slipway.build;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import dev.slipway.build.BuildView.Timings;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;

/** Lists builds, newest first, in pages that cost the same wherever they are and however many builds there are. */
@ApplicationScoped
class BuildPages {

    private static final String COLUMNS = "id, status, image, created_at, started_at, completed_at, error, name, digest,"
            + " size_bytes, plan_ms, upload_ms, build_ms, push_ms";

    private static final String NEWEST_FIRST = " order by created_at desc, id desc limit $4";

    private final Pool pool;

    BuildPages(Pool pool) {
        this.pool = pool;
    }

    Uni<BuildSummary.Page> page(BuildListRequest request) {
        // one more than is shown tells whether there is another page
        Tuple parameters = Tuple.of(request.filter().workspace().name(),
                request.after().createdAt().atOffset(ZoneOffset.UTC), request.after().id(), request.limit() + 1);
        request.filter().name().ifPresent(parameters::addString);
        return pool.preparedQuery(sql(request.filter())).execute(parameters).map(rows -> page(rows, request));
    }

    /**
     * One part per status, each in the order of an index, merged until the page is full. A single condition on several
     * statuses, and parts without a limit of their own, make PostgreSQL sort all builds that meet it.
     */
    static String sql(BuildFilter filter) {
        String named = filter.name().isPresent() ? " and name = $5" : "";
        return filter.statuses().stream()
                .map(status -> "(select " + COLUMNS + " from build where workspace = $1 and status = '" + status + "'" + named
                        + " and (created_at, id) < ($2, $3)" + NEWEST_FIRST + ")")
                .collect(Collectors.joining(" union all ", "select * from (", ") listed" + NEWEST_FIRST));
    }

    private static BuildSummary.Page page(RowSet<Row> rows, BuildListRequest request) {
        List<Row> shown = StreamSupport.stream(rows.spliterator(), false).limit(request.limit()).toList();
        String next = rows.size() > shown.size() ? cursor(shown.get(shown.size() - 1)).text(request.filter()) : null;
        return new BuildSummary.Page(shown.stream().map(BuildPages::summary).toList(), next);
    }

    private static BuildCursor cursor(Row row) {
        return new BuildCursor(instant(row, "created_at"), row.getString("id"));
    }

    private static BuildSummary summary(Row row) {
        Instant created = instant(row, "created_at");
        Instant completed = instant(row, "completed_at");
        Timings timings = Timings.of(created, instant(row, "started_at"), completed, row.getInteger("plan_ms"),
                row.getInteger("upload_ms"), row.getInteger("build_ms"), row.getInteger("push_ms"));
        return new BuildSummary(row.getString("id"), BuildStatus.valueOf(row.getString("status")), row.getString("image"),
                seconds(created), seconds(completed), row.getString("error"), row.getString("name"),
                row.getString("digest"), row.getLong("size_bytes"), timings);
    }

    private static Instant instant(Row row, String column) {
        OffsetDateTime time = row.getOffsetDateTime(column);
        return time == null ? null : time.toInstant();
    }

    private static Instant seconds(Instant time) {
        return time == null ? null : time.truncatedTo(ChronoUnit.SECONDS);
    }
}
