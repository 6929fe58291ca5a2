package dev.slipway.access;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;

/** The keys in the database. Every statement is a transaction of its own unless it is given a connection. */
@ApplicationScoped
class KeyStore {

    private static final String COLUMNS = "public_id, key_hash, name, workspace, scopes, created_at, created_by, expires_at,"
            + " last_used_at, revoked_at, changed_at";

    private static final String ADD = "insert into api_key (public_id, key_hash, name, workspace, scopes, created_at,"
            + " created_by, expires_at) values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (public_id) do nothing returning "
            + COLUMNS;

    /** A second revocation changes nothing: the first time stands. */
    private static final String REVOKE = "update api_key set revoked_at = coalesce(revoked_at, $3),"
            + " changed_at = case when revoked_at is null then clock_timestamp() else changed_at end"
            + " where public_id = $1 and ($2::text is null or workspace = $2) returning " + COLUMNS;

    private static final String CHANGED = "select " + COLUMNS + " from api_key where changed_at > $1 order by changed_at";

    /** At most once a minute per key, however many replicas it is used on; changed_at stays, so no replica reads it anew. */
    private static final String USED = "update api_key set last_used_at = used.at from"
            + " unnest($1::text[], $2::timestamptz[]) as used (id, at) where api_key.public_id = used.id"
            + " and (last_used_at is null or last_used_at < used.at - interval '1 minute')";

    private final Pool pool;

    KeyStore(Pool pool) {
        this.pool = pool;
    }

    /** Keys that have changed, and when the last of them did, by the database's clock. */
    record Changes(List<StoredKey> keys, Instant last) {
    }

    /** Keeps a key; nothing if its public id is another key's already. */
    Uni<Optional<StoredKey>> add(StoredKey key) {
        return add(pool, key);
    }

    /** Keeps a key if there is none yet, also when several replicas start at once. */
    Uni<Optional<StoredKey>> addFirst(StoredKey key) {
        return pool.withTransaction(connection -> connection.query("lock table api_key in exclusive mode").execute()
                .chain(() -> connection.query("select 1 from api_key limit 1").execute())
                .chain(any -> any.size() > 0 ? Uni.createFrom().item(Optional.empty()) : add(connection, key)));
    }

    private static Uni<Optional<StoredKey>> add(SqlClient client, StoredKey key) {
        String[] scopes = key.scopes().stream().map(Scope::text).toArray(String[]::new);
        return client.preparedQuery(ADD).execute(Tuple.from(Arrays.asList(key.publicId(), key.hash().hex(), key.name(),
                key.workspace().name(), scopes, utc(key.createdAt()), key.createdBy(),
                key.expiresAt().map(KeyStore::utc).orElse(null)))).map(rows -> keys(rows).stream().findFirst());
    }

    /** Makes a key of this workspace, or of any, open nothing any more; empty where there is no such key. */
    Uni<Optional<StoredKey>> revoke(String publicId, Optional<Workspace> of, Instant now) {
        return pool.preparedQuery(REVOKE).execute(Tuple.of(publicId, of.map(Workspace::name).orElse(null), utc(now)))
                .map(rows -> keys(rows).stream().findFirst());
    }

    Uni<Changes> changedAfter(Instant time) {
        return pool.preparedQuery(CHANGED).execute(Tuple.of(utc(time))).map(rows -> new Changes(keys(rows),
                StreamSupport.stream(rows.spliterator(), false).map(row -> instant(row, "changed_at"))
                        .reduce(time, (before, next) -> next.isAfter(before) ? next : before)));
    }

    Uni<Void> used(Map<String, Instant> uses) {
        String[] ids = uses.keySet().toArray(String[]::new);
        OffsetDateTime[] times = Arrays.stream(ids).map(uses::get).map(KeyStore::utc).toArray(OffsetDateTime[]::new);
        return pool.preparedQuery(USED).execute(Tuple.of(ids, times)).replaceWithVoid();
    }

    /** A page of keys, newest first. */
    Uni<List<StoredKey>> list(Optional<Workspace> of, KeyCursor after, int limit) {
        String ofOne = of.isPresent() ? " and workspace = $4" : "";
        Tuple parameters = Tuple.of(utc(after.createdAt()), after.id(), limit);
        of.ifPresent(workspace -> parameters.addString(workspace.name()));
        return pool.preparedQuery("select " + COLUMNS + " from api_key where (created_at, public_id) < ($1, $2)" + ofOne
                + " order by created_at desc, public_id desc limit $3").execute(parameters).map(KeyStore::keys);
    }

    private static List<StoredKey> keys(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false).map(KeyStore::key).toList();
    }

    private static StoredKey key(Row row) {
        return new StoredKey(row.getString("public_id"), new KeyHash(row.getString("key_hash")), row.getString("name"),
                new Workspace(row.getString("workspace")), Scope.known(List.of(row.getArrayOfStrings("scopes"))),
                instant(row, "created_at"), row.getString("created_by"), Optional.ofNullable(instant(row, "expires_at")),
                Optional.ofNullable(instant(row, "last_used_at")), Optional.ofNullable(instant(row, "revoked_at")));
    }

    private static Instant instant(Row row, String column) {
        OffsetDateTime time = row.getOffsetDateTime(column);
        return time == null ? null : time.toInstant();
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
