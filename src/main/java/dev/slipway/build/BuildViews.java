package dev.slipway.build;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.ObjectMapper;

import dev.slipway.access.Workspace;
import dev.slipway.build.BuildView.Cache;
import dev.slipway.build.BuildView.FailureView;
import dev.slipway.build.BuildView.Timings;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;

/**
 * Shows a build as the API documents it: one statement and its JSON. An ended build is shown for a second as it was read, so
 * that clients that ask for it all the time cost the database nothing.
 */
@ApplicationScoped
class BuildViews {

    static final String SQL = """
            select id, workspace, status, image, created_at, started_at, completed_at, error, name, digest, size_bytes, plan,
                plan_ms, upload_ms, build_ms, push_ms, steps, reused_steps, reused_image, dependencies, failure_code, failure_step,
                failure_retryable, failure_hint, claims, cancel_requested_at is not null as cancel_requested, step, step_count,
                step_name, (select cast(json_agg(json_build_object('id', d.id, 'url', d.url, 'state', d.state,
                    'attempts', d.attempts, 'last_error', d.last_error) order by d.created_at, d.id) as text)
                    from webhook_delivery d where d.build_id = build.id) as callbacks
            from build where id = $1 and workspace = $2""";

    private final Pool pool;
    private final ObjectMapper json;
    private final QueueForecast forecast;
    private final EndedViews ended = new EndedViews(System::nanoTime);

    BuildViews(Pool pool, ObjectMapper json, QueueForecast forecast) {
        this.pool = pool;
        this.json = json;
        this.forecast = forecast;
    }

    /** A build of this workspace as JSON, with its place in the queue while it waits; 404 as {@link Builds#ofWorkspace}. */
    Uni<byte[]> of(Workspace workspace, String id) {
        if (!BuildId.isOne(id)) {
            return Uni.createFrom().failure(Builds::unknown);
        }
        String key = workspace.name() + " " + id;
        return ended.get(key).map(shown -> Uni.createFrom().item(shown))
                .orElseGet(() -> pool.preparedQuery(SQL).execute(Tuple.of(id, workspace.name()))
                        .chain(this::view).map(view -> shown(key, view)));
    }

    private Uni<BuildView> view(RowSet<Row> found) {
        if (found.size() == 0) {
            throw Builds.unknown();
        }
        Row row = found.iterator().next();
        return row.getString("status").equals(BuildStatus.PENDING.name())
                ? forecast.of(row.getString("workspace"), row.getOffsetDateTime("created_at"), row.getString("id"))
                        .map(place -> view(row, place))
                : Uni.createFrom().item(view(row, null));
    }

    private byte[] shown(String key, BuildView view) {
        try {
            byte[] shown = json.writeValueAsBytes(view);
            if (view.status().ended() && !view.mayChange()) {
                ended.put(key, shown);
            }
            return shown;
        } catch (IOException e) {
            throw new UncheckedIOException("a build is always JSON", e);
        }
    }

    private BuildView view(Row row, QueuePlace place) {
        BuildStatus status = BuildStatus.valueOf(row.getString("status"));
        PlanView plan = read(row.getString("plan"), PlanView.class);
        String error = row.getString("error");
        return new BuildView(row.getString("id"), status, row.getString("image"), seconds(instant(row, "created_at")),
                seconds(instant(row, "completed_at")), error, row.getString("name"), row.getString("digest"),
                row.getLong("size_bytes"), plan.language(), plan.version(), plan.framework(), plan.entryPoint(),
                plan.command(), plan.baseImage(), plan.packageManager(), plan.requirements(), plan.systemPackages(),
                plan.dockerfile(), plan.warnings(), plan.guesses(), timings(row), cache(row),
                error == null ? null : failure(row), row.getInteger("claims") > 1 ? row.getInteger("claims") : null,
                row.getBoolean("cancel_requested") ? true : null, place, progress(row, status), callbacks(row));
    }

    private static Timings timings(Row row) {
        return Timings.of(instant(row, "created_at"), instant(row, "started_at"), instant(row, "completed_at"),
                row.getInteger("plan_ms"), row.getInteger("upload_ms"), row.getInteger("build_ms"), row.getInteger("push_ms"));
    }

    private static Cache cache(Row row) {
        String dependencies = row.getString("dependencies");
        return row.getString("digest") == null ? null
                : new Cache(row.getBoolean("reused_image"), row.getInteger("steps"), row.getInteger("reused_steps"),
                        dependencies == null ? null : DependencyUse.valueOf(dependencies));
    }

    private static FailureView failure(Row row) {
        return new FailureView(row.getString("failure_code"), row.getString("failure_step"),
                row.getBoolean("failure_retryable"), row.getString("failure_hint"));
    }

    private static Progress progress(Row row, BuildStatus status) {
        return status == BuildStatus.BUILDING && row.getInteger("step") != null
                ? new Progress(row.getInteger("step"), row.getInteger("step_count"), row.getString("step_name"))
                : null;
    }

    private List<CallbackView> callbacks(Row row) {
        String callbacks = row.getString("callbacks");
        return callbacks == null ? null : Arrays.asList(read(callbacks, CallbackView[].class));
    }

    private <T> T read(String stored, Class<T> type) {
        try {
            return json.readValue(stored, type);
        } catch (IOException e) {
            throw new UncheckedIOException("what is stored of a build cannot be read", e);
        }
    }

    private static Instant instant(Row row, String column) {
        OffsetDateTime time = row.getOffsetDateTime(column);
        return time == null ? null : time.toInstant();
    }

    private static Instant seconds(Instant time) {
        return time == null ? null : time.truncatedTo(ChronoUnit.SECONDS);
    }
}
