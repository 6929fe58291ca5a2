package dev.slipway.provenance;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.slipway.build.Build;
import dev.slipway.build.Claim;
import dev.slipway.build.Database;
import dev.slipway.image.Digest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;

/**
 * The provenance of each build's image, for the API. Written only under the build's claim and before the build has ended, so
 * it never changes afterwards; gone with its build.
 */
@ApplicationScoped
class ProvenanceStore {

    private static final String KEEP = """
            insert into provenance (build_id, digest, key_id, statement, envelope)
            select id, $4, $5, $6, $7 from build
            where id = $1 and owner = $2 and claims = $3 and status = 'BUILDING'
            on conflict (build_id) do update set digest = excluded.digest, key_id = excluded.key_id,
                statement = excluded.statement, envelope = excluded.envelope""";

    private static final String SHARE = """
            insert into provenance (build_id, digest, key_id, statement, envelope)
            select mine.id, kept.digest, kept.key_id, kept.statement, kept.envelope
            from build mine
                join build made on made.content_hash = mine.content_hash and made.status = 'SUCCEEDED'
                join provenance kept on kept.build_id = made.id and kept.digest = made.digest
            where mine.id = $1 and mine.owner = $2 and mine.claims = $3 and mine.status = 'BUILDING'
                and mine.content_hash = $4 and kept.digest = $5 and kept.key_id is not distinct from cast($6 as text)
            order by made.sequence desc limit 1
            on conflict (build_id) do update set digest = excluded.digest, key_id = excluded.key_id,
                statement = excluded.statement, envelope = excluded.envelope""";

    private static final String FIND = "select statement, envelope from provenance where build_id = $1 and digest = $2";

    private final Pool pool;

    ProvenanceStore(Pool pool) {
        this.pool = pool;
    }

    /**
     * What is kept of a build's image, both as JSON.
     *
     * @param statement the claim
     * @param envelope the same, signed; nothing where images are not signed
     */
    record Kept(String statement, Optional<String> envelope) {
    }

    void keep(Claim claim, Digest digest, Optional<String> keyId, Kept kept) {
        Database.await(pool.preparedQuery(KEEP).execute(Tuple.from(new Object[] { claim.buildId(), claim.owner(),
                claim.number(), digest.value(), keyId.orElse(null), kept.statement(),
                kept.envelope().orElse(null) })));
    }

    /** Copies what is kept of an earlier build of the same content with the same image; false where there is nothing. */
    boolean share(Claim claim, Build build, Digest digest, Optional<String> keyId) {
        return Database.await(pool.preparedQuery(SHARE).execute(Tuple.from(new Object[] { claim.buildId(), claim.owner(),
                claim.number(), build.contentHash(), digest.value(), keyId.orElse(null) })).map(RowSet::rowCount)) > 0;
    }

    Uni<Optional<Kept>> find(String buildId, Digest digest) {
        return pool.preparedQuery(FIND).execute(Tuple.of(buildId, digest.value()))
                .map(rows -> rows.size() == 0 ? Optional.empty()
                        : Optional.of(rows.iterator().next())
                                .map(row -> new Kept(row.getString("statement"),
                                        Optional.ofNullable(row.getString("envelope")))));
    }
}
