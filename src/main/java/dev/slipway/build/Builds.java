package dev.slipway.build;

import java.time.Instant;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import dev.slipway.access.Workspace;
import dev.slipway.image.Digest;
import dev.slipway.problem.ProblemException;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;

/** The stored builds. Every method wants the session or transaction of its caller. */
@ApplicationScoped
public class Builds implements PanacheRepositoryBase<Build, String> {

    private static final List<BuildStatus> ACTIVE = List.of(BuildStatus.PENDING, BuildStatus.BUILDING);

    /** Chosen apart: as "in (select ... limit)" PostgreSQL may choose anew for each row, and go past the limit. */
    static final String DELETE_ENDED = """
            with chosen as materialized (
                select id from build where completed_at < ?1
                    and not exists (select 1 from agent where agent.build_id = build.id)
                order by completed_at limit ?2 for update skip locked),
            gone as (
                delete from build using chosen where build.id = chosen.id returning content_hash, tag, sequence),
            remembered as (
                insert into used_tag (tag, content_hash, last_sequence)
                select tag, min(content_hash), max(sequence) from gone group by tag
                on conflict (tag) do update set last_sequence = greatest(used_tag.last_sequence, excluded.last_sequence))
            select cast(count(*) as integer) from gone""";

    /** Marked, so that the next call need not look for logs that are gone. */
    static final String DELETE_LOGS = """
            with chosen as materialized (
                select id from build where completed_at < ?1 and not log_deleted
                order by completed_at limit ?2 for update skip locked),
            marked as (
                update build set log_deleted = true from chosen where build.id = chosen.id),
            lines as (
                delete from build_log using chosen where build_id = chosen.id)
            select cast(count(*) as integer) from chosen""";

    /** A build of this workspace; 404 where there is none, and for another workspace's builds. */
    public Uni<Build> ofWorkspace(Workspace workspace, String id) {
        return ofWorkspace(workspace, id, LockModeType.NONE);
    }

    /** The same, and nobody else changes it until the transaction ends. */
    Uni<Build> lockedOfWorkspace(Workspace workspace, String id) {
        return ofWorkspace(workspace, id, LockModeType.PESSIMISTIC_WRITE);
    }

    private Uni<Build> ofWorkspace(Workspace workspace, String id, LockModeType lock) {
        Uni<Build> found = BuildId.isOne(id)
                ? find("id = ?1 and workspace = ?2", id, workspace.name()).withLock(lock).firstResult()
                : Uni.createFrom().nullItem();
        return found.onItem().ifNull().failWith(Builds::unknown);
    }

    static ProblemException unknown() {
        return ProblemException.notFound("build_not_found", "build not found");
    }

    /** Whether a build that has not ended needs this context. */
    public Uni<Boolean> isArtifactNeeded(Digest artifact) {
        return count("artifact = ?1 and status in ?2", artifact.value(), ACTIVE).map(needing -> needing > 0);
    }

    /** The newest build of this content that succeeded, or null. */
    public Uni<Build> lastSuccess(String contentHash) {
        return find("contentHash = ?1 and status = ?2 order by sequence desc", contentHash, BuildStatus.SUCCEEDED)
                .firstResult();
    }

    /**
     * Removes the builds that ended first, with all that hangs on them, and says how many. A build that a deployed agent
     * names stays. Replicas may do this side by side.
     *
     * @param limit most builds at once
     */
    public Uni<Integer> deleteEndedBefore(Instant time, int limit) {
        return Panache.getSession().chain(session -> session.createNativeQuery(DELETE_ENDED, Integer.class)
                .setParameter(1, time).setParameter(2, limit).getSingleResult());
    }

    /** Removes the logs of the builds that ended first, and says of how many builds; the builds stay. */
    public Uni<Integer> deleteLogsOfBuildsEndedBefore(Instant time, int limit) {
        return Panache.getSession().chain(session -> session.createNativeQuery(DELETE_LOGS, Integer.class)
                .setParameter(1, time).setParameter(2, limit).getSingleResult());
    }

    /** Makes every other transaction that asks for the same name wait until this one ends. */
    public static Uni<Void> lock(String name) {
        // text: a void result is nothing that Hibernate could read
        return Panache.getSession().flatMap(session -> session
                .createNativeQuery("select cast(pg_advisory_xact_lock(hashtextextended(?1, 0)) as text)", String.class)
                .setParameter(1, name).getSingleResult()).replaceWithVoid();
    }
}
