package dev.slipway.runner;

/**
 * Claims the next build in one statement. Rows that another replica is just claiming are passed over, so replicas never
 * wait for each other. It reads only what it answers with, however many builds wait or have ended: each index that it
 * walks is partial, and it stops at the first row.
 */
final class ClaimStatement {

    /** A build whose lease has run out, the longest lost first. */
    private static final String LOST = """
            select id from build
            where status = 'BUILDING' and lease_until < now()
            order by lease_until
            limit 1
            for update skip locked""";

    /**
     * The oldest waiting build of the workspace whose last turn was longest ago, so that one with a thousand builds does
     * not starve one with a single build. The workspaces are found by stepping over an index ("loose index scan" in
     * PostgreSQL's wiki), and tried in turn until one may have one more build under way and has a row that nobody else is
     * claiming. Parameters 3 to 5: how many a workspace may have, null for any number; the workspaces that have a limit of
     * their own, and those limits, 0 for any number.
     */
    private static final String WAITING = """
            with recursive waiting (workspace) as (
                (select workspace from build where status = 'PENDING' order by workspace limit 1)
                union all
                select (select b.workspace from build b
                        where b.status = 'PENDING' and b.workspace > w.workspace order by b.workspace limit 1)
                from waiting w where w.workspace is not null
            ), turn as materialized (
                select workspace, case when own.workspace is null then $3::int else nullif(own.most, 0) end as most
                from waiting w left join unnest($4::text[], $5::int[]) as own (workspace, most) using (workspace)
                where workspace is not null
                order by (select max(started_at) from build b
                          where b.workspace = w.workspace and b.started_at is not null) nulls first
            )
            select b.id from turn t
            join lateral (select may_build(t.workspace, t.most) as free offset 0) room on room.free
            cross join lateral (
                select id from build where workspace = t.workspace and status = 'PENDING'
                order by created_at, id limit 1 for update skip locked
            ) b
            limit 1""";

    /**
     * A lost build or else one that waits. Parameters 1 and 2: replica, lease in milliseconds. A build that is claimed again
     * was lost, unless its builder had handed it back and so left it without an owner.
     */
    static final String CLAIM = """
            update build set status = 'BUILDING', owner = $1, lease_until = now() + $2 * interval '1 millisecond',
                claims = claims + 1, losses = losses + case when owner is null then 0 else 1 end,
                started_at = coalesce(started_at, now())
            where id = coalesce((%s), (%s))
            returning id, claims, exists (
                select from build made where made.content_hash = build.content_hash and made.status = 'SUCCEEDED') as made_before
            """
            .formatted(LOST, WAITING);

    private ClaimStatement() {
    }
}
