package dev.slipway.runner;

/**
 * Ends a claimed build with the image of an earlier build of the same content, if that is signed as images are signed now and
 * nobody has asked for the build's end: shares its provenance and its bill of materials, writes the one line of the log, and
 * tells of the end. Answers a row if it did. Nothing else happens to a build that the claim no longer holds.
 */
final class ReuseStatement {

    /**
     * Parameters: build, owner and number of the claim; digest and size of the image; id of the key that images are signed
     * with now, or null; the line; the time; the milliseconds that the look at the registry took.
     */
    static final String SQL = """
            with mine as (
                select id, content_hash from build
                where id = $1 and owner = $2 and claims = $3 and status = 'BUILDING' and cancel_requested_at is null
                for update),
            made as (
                select kept.* from mine
                    join build earlier on earlier.content_hash = mine.content_hash and earlier.status = 'SUCCEEDED'
                    join provenance kept on kept.build_id = earlier.id and kept.digest = earlier.digest
                where kept.digest = $4 and kept.key_id is not distinct from cast($6 as text)
                order by earlier.sequence desc limit 1),
            attested as (
                insert into provenance (build_id, digest, key_id, statement, envelope)
                select mine.id, made.digest, made.key_id, made.statement, made.envelope from mine, made),
            listed as (
                insert into image_sbom (build_id, content)
                select mine.id, sbom.content from mine join made on true
                    join build earlier on earlier.content_hash = mine.content_hash and earlier.digest = made.digest
                    join image_sbom sbom on sbom.build_id = earlier.id
                order by earlier.sequence desc limit 1),
            said as (
                insert into build_log (build_id, seq, at, stream, line)
                select mine.id, 1, $8, 'SLIPWAY', $7 from mine, made),
            ended as (
                update build set status = 'SUCCEEDED', completed_at = $8, owner = null, lease_until = null,
                    digest = made.digest, size_bytes = $5, build_ms = 0, push_ms = $9, steps = 0, reused_steps = 0,
                    reused_image = true
                from mine, made where build.id = mine.id
                returning build.id)
            select cast(pg_notify('slipway', 'ENDED ' || id) as text) from ended""";

    private ReuseStatement() {
    }
}
