package dev.slipway.buildlog;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jboss.logging.Logger;

import dev.slipway.build.Claim;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.sqlclient.DatabaseException;

/** Adds to builds' logs, for those who hold the builds. */
@ApplicationScoped
class LogStore {

    private static final Logger LOG = Logger.getLogger(LogStore.class);

    /**
     * The lock on the build's row keeps a new claim waiting until the lines are there, so who claims next goes on after
     * them. A batch whose outcome is not known may be sent again.
     */
    private static final String APPEND = """
            with held as (
                select id from build where id = $1 and owner = $2 and claims = $3 and status = 'BUILDING' for share
            ), stored as (
                insert into build_log (build_id, seq, at, stream, step, line)
                select held.id, lines.*
                from held, unnest($4::bigint[], $5::timestamptz[], $6::text[], $7::text[], $8::text[]) as lines
                on conflict do nothing
            )
            select exists (select from held) as held""";

    private static final String STORED = """
            select coalesce(max(seq), 0) as last, count(*) as lines, coalesce(sum(length(line)), 0) as size
            from build_log where build_id = $1""";

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(3);
    /** SQLSTATE classes (PostgreSQL documentation, appendix A) that say of a statement that it will never succeed. */
    private static final Set<String> HOPELESS = Set.of("0A", "22", "23", "42", "54");

    private final Pool pool;
    private final Counter appended;

    LogStore(Pool pool, MeterRegistry metrics) {
        this.pool = pool;
        this.appended = Counter.builder("slipway.log.lines").description("Lines of build output that this replica has stored.")
                .register(metrics);
    }

    /** So that the counter is there, at 0, before the first build. */
    void begin(@Observes StartupEvent event) {
        appended.increment(0);
    }

    /**
     * What a build's log holds.
     *
     * @param last the sequence number of its last line, or 0
     * @param lines how many
     * @param size characters in them
     */
    record Stored(long last, long lines, long size) {

        /** Nobody writes to a log before the first claim. */
        static final Stored NOTHING = new Stored(0, 0, 0);
    }

    Uni<Stored> stored(String buildId) {
        return pool.preparedQuery(STORED).execute(Tuple.of(buildId)).map(rows -> rows.iterator().next())
                .map(row -> new Stored(row.getLong("last"), row.getLong("lines"), row.getLong("size")));
    }

    /** Stores lines if the claim is held, and says whether it is. Tried again for as long as the database is away. */
    Uni<Boolean> append(Claim claim, List<LogLine> lines) {
        Tuple parameters = parameters(claim, lines);
        return Uni.createFrom().deferred(() -> pool.preparedQuery(APPEND).execute(parameters))
                .ifNoItem().after(PATIENCE).fail()
                .map(rows -> rows.iterator().next().getBoolean("held"))
                .invoke(held -> appended.increment(held ? lines.size() : 0))
                .onFailure(LogStore::mayPass)
                .invoke(e -> LOG.debugf("the log of %s waits: %s", claim.buildId(), e.getMessage()))
                .onFailure(LogStore::mayPass).retry().withBackOff(FIRST_PAUSE, LONGEST_PAUSE).indefinitely();
    }

    private static boolean mayPass(Throwable e) {
        return !(e instanceof DatabaseException refused) || refused.getSqlState() == null
                || !HOPELESS.contains(refused.getSqlState().substring(0, 2));
    }

    private static Tuple parameters(Claim claim, List<LogLine> lines) {
        return Tuple.of(claim.buildId(), claim.owner(), claim.number())
                .addArrayOfLong(lines.stream().map(LogLine::sequence).toArray(Long[]::new))
                .addArrayOfOffsetDateTime(
                        lines.stream().map(line -> line.at().atOffset(ZoneOffset.UTC)).toArray(OffsetDateTime[]::new))
                .addArrayOfString(lines.stream().map(line -> line.stream().name()).toArray(String[]::new))
                .addArrayOfString(lines.stream().map(LogLine::step).toArray(String[]::new))
                .addArrayOfString(lines.stream().map(LogLine::text).toArray(String[]::new));
    }
}
