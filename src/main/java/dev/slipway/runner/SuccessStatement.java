package dev.slipway.runner;

/**
 * Ends a claimed build whose image is in the registry, keeps the image's bill of materials, and tells of the end. Answers a
 * row if it did. Nothing happens to a build that the claim no longer holds, or whose end somebody has asked for.
 */
final class SuccessStatement {

    /**
     * Parameters: build, owner and number of the claim; the time; digest and size of the image; what was measured, as the
     * columns say; the bill of materials, compressed, or null. That of an image that was there already is known from the build
     * that made it.
     */
    static final String SQL = """
            with ended as (
                update build set status = 'SUCCEEDED', completed_at = $4, owner = null, lease_until = null,
                    digest = $5, size_bytes = $6, build_ms = $7, push_ms = $8, steps = $9, reused_steps = $10,
                    reused_image = $11, dependencies = $12
                where id = $1 and owner = $2 and claims = $3 and status = 'BUILDING' and cancel_requested_at is null
                returning id, content_hash, digest, reused_image),
            listed as (
                insert into image_sbom (build_id, content)
                select ended.id, coalesce($13, earlier.content)
                from ended left join lateral (
                    select content from image_sbom join build made on made.id = build_id
                    where ended.reused_image and made.content_hash = ended.content_hash and made.digest = ended.digest
                    order by made.sequence desc limit 1) earlier on true
                where coalesce($13, earlier.content) is not null)
            select cast(pg_notify('slipway', 'ENDED ' || id) as text) from ended""";

    private SuccessStatement() {
    }
}
