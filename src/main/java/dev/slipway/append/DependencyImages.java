package dev.slipway.append;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.slipway.build.Database;
import dev.slipway.image.Digest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;

/**
 * The images of dependencies that earlier builds made, by what decides them. None is shared by two workspaces. Calls block.
 */
@ApplicationScoped
public class DependencyImages {

    /** That it is in use is written down once an hour: a look-up should not have to wait for the disk. */
    private static final String FIND = """
            with used as (update dependency_image set used_at = now()
                where workspace = $1 and key = $2 and used_at < now() - interval '1 hour')
            select repository, manifest, media_type, config, base_digest, contents, odd, created_at,
                created_at > now() - $3 * interval '1 millisecond' as fresh
            from dependency_image where workspace = $1 and key = $2""";

    private static final String KEEP = """
            insert into dependency_image
                (workspace, key, repository, manifest, media_type, config, base_digest, contents, odd, created_at, used_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, now(), now())
            on conflict (workspace, key) do update set repository = excluded.repository, manifest = excluded.manifest,
                media_type = excluded.media_type, config = excluded.config, base_digest = excluded.base_digest,
                contents = excluded.contents, odd = excluded.odd, created_at = now(), used_at = now()""";

    private static final String FORGET_UNUSED = """
            delete from dependency_image where (workspace, key) in
                (select workspace, key from dependency_image where used_at < $1 limit $2)""";

    private final Pool pool;
    private final AppendConfig config;

    DependencyImages(Pool pool, AppendConfig config) {
        this.pool = pool;
        this.config = config;
    }

    /**
     * @param isFresh false where Buildah is to look at base image and dependencies again
     * @param madeAt when it was made
     */
    public record Found(DependencyImage image, boolean isFresh, Instant madeAt) {
    }

    public Optional<Found> find(String workspace, DependencyKey key) {
        return Database.await(pool.preparedQuery(FIND).execute(Tuple.of(workspace, key.hex(), config.fresh().toMillis())).map(
                rows -> rows.size() == 0 ? Optional.empty() : Optional.of(found(rows.iterator().next()))));
    }

    /** Remembers it, in the place of the one before. */
    public void keep(String workspace, DependencyKey key, DependencyImage image) {
        Database.await(pool.preparedQuery(KEEP).execute(Tuple.tuple().addString(workspace).addString(key.hex())
                .addString(image.repository()).addString(image.manifest()).addString(image.mediaType())
                .addString(image.config()).addString(image.base().map(Digest::value).orElse(null))
                .addString(image.contents()).addArrayOfString(image.odd().toArray(String[]::new))));
    }

    /** Forgets what nobody has used since then, at most so many; says how many there were. Does not block. */
    public Uni<Integer> forgetUnusedSince(Instant oldest, int most) {
        return pool.preparedQuery(FORGET_UNUSED).execute(Tuple.of(oldest.atOffset(ZoneOffset.UTC), most))
                .map(RowSet::rowCount);
    }

    private static Found found(Row row) {
        DependencyImage image = new DependencyImage(row.getString("repository"), row.getString("manifest"),
                row.getString("media_type"), row.getString("config"),
                Optional.ofNullable(row.getString("base_digest")).map(Digest::new),
                row.getString("contents"),
                List.of(row.getArrayOfStrings("odd")));
        return new Found(image, row.getBoolean("fresh"), row.getOffsetDateTime("created_at").toInstant());
    }
}
