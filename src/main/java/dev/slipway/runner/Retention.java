package dev.slipway.runner;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BiFunction;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import dev.slipway.append.AppendConfig;
import dev.slipway.append.DependencyImages;
import dev.slipway.artifact.ArtifactStore;
import dev.slipway.artifact.StoredArtifact;
import dev.slipway.audit.AuditConfig;
import dev.slipway.audit.AuditStore;
import dev.slipway.build.Builds;
import dev.slipway.build.Database;
import dev.slipway.build.Idempotency;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;

/**
 * Removes builds, logs and contexts whose time is over, in small portions. Every replica does; whoever comes second finds
 * nothing to do. What is queued or being built is never touched.
 */
@ApplicationScoped
class Retention {

    private static final Logger LOG = Logger.getLogger(Retention.class);
    private static final int PORTION = 200;

    private final RetentionConfig config;
    private final Builds builds;
    private final Idempotency idempotency;
    private final ArtifactStore artifacts;
    private final DependencyImages dependencies;
    private final AppendConfig appendConfig;
    private final AuditStore audit;
    private final AuditConfig auditConfig;
    private final Clock clock;

    Retention(RetentionConfig config, Builds builds, Idempotency idempotency, ArtifactStore artifacts,
            DependencyImages dependencies, AppendConfig appendConfig, AuditStore audit, AuditConfig auditConfig, Clock clock) {
        this.config = config;
        this.builds = builds;
        this.idempotency = idempotency;
        this.artifacts = artifacts;
        this.dependencies = dependencies;
        this.appendConfig = appendConfig;
        this.audit = audit;
        this.auditConfig = auditConfig;
        this.clock = clock;
    }

    @Scheduled(every = "{slipway.retention.every}", delayed = "{slipway.retention.every}", concurrentExecution = ConcurrentExecution.SKIP)
    void removeWhatIsOver() {
        try {
            long logs = inPortions(builds::deleteLogsOfBuildsEndedBefore, config.logs());
            long ended = inPortions(builds::deleteEndedBefore, config.builds());
            Database.inTransaction(idempotency::deleteExpired);
            inPortions(dependencies::forgetUnusedSince, appendConfig.keep());
            inPortions(audit::deleteBefore, auditConfig.retention());
            long contexts = contexts();
            if (logs + ended + contexts > 0) {
                LOG.infof("retention removed %d builds, the logs of %d and %d contexts", ended, logs, contexts);
            }
        } catch (IOException | RuntimeException e) {
            LOG.warnf("retention could not be finished and is tried again: %s", e.toString());
        }
    }

    private long inPortions(BiFunction<Instant, Integer, Uni<Integer>> delete, Duration kept) {
        Instant oldest = clock.instant().minus(kept);
        long all = 0;
        for (int some = PORTION; some > 0; all += some) {
            some = Database.inTransaction(() -> delete.apply(oldest, PORTION));
        }
        return all;
    }

    private long contexts() throws IOException {
        Instant oldest = clock.instant().minus(config.contexts());
        try (var stored = artifacts.list()) {
            return stored.filter(artifact -> artifact.modifiedAt().isBefore(oldest)).filter(this::removed).count();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private boolean removed(StoredArtifact artifact) {
        try {
            return !Database.inTransaction(() -> builds.isArtifactNeeded(artifact.digest())) && artifacts.delete(artifact);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
