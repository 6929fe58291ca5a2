package dev.slipway.secret;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import dev.slipway.access.Workspace;
import dev.slipway.problem.Problem;
import dev.slipway.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;

/** The table of secrets. Nothing in it can be used without a key of the configuration. */
@ApplicationScoped
class SecretStore {

    /** A secret as it is stored. */
    record Stored(SecretSpec spec, SealedSecret sealed, Instant updatedAt) {
    }

    private static final int MOST = 50;
    private static final String UNIQUE_VIOLATION = "23505";

    /** Nothing where the workspace has its share already and this is none of them. */
    private static final String PUT = """
            insert into secret (workspace, name, type, target, place, is_primary, scope, key_id, wrapped_key, sealed, updated_at)
            select $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11
            where (select count(*) from secret where workspace = $1 and name <> $2) < $12
            on conflict (workspace, name) do update set type = excluded.type, target = excluded.target,
                place = excluded.place, is_primary = excluded.is_primary, scope = excluded.scope, key_id = excluded.key_id,
                wrapped_key = excluded.wrapped_key, sealed = excluded.sealed, updated_at = excluded.updated_at""";

    private final Pool pool;

    SecretStore(Pool pool) {
        this.pool = pool;
    }

    /** Makes or replaces it; 409 where another secret of the workspace is in its place, or there are too many. */
    Uni<Void> put(Workspace workspace, Stored secret) {
        SecretSpec spec = secret.spec();
        Tuple row = Tuple.tuple().addString(workspace.name()).addString(spec.name().toString())
                .addString(spec.type().toString()).addString(spec.target()).addString(spec.place()).addBoolean(spec.primary())
                .addString(spec.scope().orElse(null)).addString(secret.sealed().key().keyId())
                .addBuffer(Buffer.buffer(secret.sealed().key().bytes())).addBuffer(Buffer.buffer(secret.sealed().bytes()))
                .addOffsetDateTime(secret.updatedAt().atOffset(ZoneOffset.UTC)).addInteger(MOST);
        return pool.preparedQuery(PUT).execute(row).invoke(done -> {
            if (done.rowCount() == 0) {
                throw conflict("too_many_secrets", "this workspace has " + MOST + " secrets already; remove one first");
            }
        }).replaceWithVoid().onFailure(SecretStore::isTaken).transform(e -> conflict("secret_conflict",
                "another secret of this workspace is " + taken(spec) + " already; replace or remove that one"));
    }

    /** Without a trace, also where there is none. */
    Uni<Void> remove(Workspace workspace, SecretName name) {
        return pool.preparedQuery("delete from secret where workspace = $1 and name = $2")
                .execute(Tuple.of(workspace.name(), name.toString())).replaceWithVoid();
    }

    /** By name. */
    Uni<List<Stored>> all(Workspace workspace) {
        return pool.preparedQuery("""
                select name, type, target, is_primary, scope, key_id, wrapped_key, sealed, updated_at
                from secret where workspace = $1 order by name""").execute(Tuple.of(workspace.name()))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false).map(SecretStore::stored).toList());
    }

    private static Stored stored(Row row) {
        SecretSpec spec = new SecretSpec(new SecretName(row.getString("name")),
                SecretType.parse(row.getString("type")).orElseThrow(), row.getString("target"), row.getBoolean("is_primary"),
                Optional.ofNullable(row.getString("scope")));
        OffsetDateTime updated = row.getOffsetDateTime("updated_at");
        return new Stored(spec,
                new SealedSecret(new WrappedKey(row.getString("key_id"), row.getBuffer("wrapped_key").getBytes()),
                        row.getBuffer("sealed").getBytes()),
                updated.toInstant());
    }

    private static boolean isTaken(Throwable e) {
        return e instanceof PgException refused && UNIQUE_VIOLATION.equals(refused.getSqlState());
    }

    private static String taken(SecretSpec spec) {
        return switch (spec.type()) {
            case PIP_INDEX -> spec.primary() ? "for " + spec.place() + ", or the primary index," : "for " + spec.place();
            case NPM_REGISTRY -> "for " + spec.place() + ", or for " + spec.scope().orElse("all packages") + ",";
            case GIT_HTTPS, DOCKER_REGISTRY -> "for " + spec.place();
        };
    }

    private static ProblemException conflict(String code, String error) {
        return ProblemException.conflict(Problem.of(code, error));
    }
}
