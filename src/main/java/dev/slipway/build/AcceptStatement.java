package dev.slipway.build;

import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** What the database's function {@code accept_build} takes and gives (V14__accept_build.sql), both as JSON. */
final class AcceptStatement {

    private static final String CALL = "select accept_build(%s)";

    /** For the reactive client. */
    static final String OF_CLIENT = CALL.formatted("$1");

    /** For a session of Hibernate. */
    static final String OF_SESSION = CALL.formatted("?1");

    private AcceptStatement() {
    }

    /** Fields as the function names them; what is null is no part of it. */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonNaming(SnakeCaseStrategy.class)
    record Asked(String workspace, String name, String contentHash, String shortTag, String longTag, String repository,
            String plan, String artifact, Instant now, int planMs, Integer uploadMs, String traceParent, int queueLimit,
            int queuedBuilds, int buildsPerHour, Instant hourAgo, String callbackId, String callbackUrl, String callbackHost,
            int mostCallbacks, String replica, Long leaseMs, Integer concurrentBuilds) {
    }

    /**
     * A build, or what is in the way of one.
     *
     * @param refused {@code artifact_missing}, {@code too_many_callbacks} or the code of a limit; null for a build
     * @param seconds until a limit may let another build in
     * @param earlierDigest of the image to end with, where the build was claimed for the replica that had asked
     */
    @RegisterForReflection
    @JsonNaming(SnakeCaseStrategy.class)
    record Answer(String refused, int seconds, String id, BuildStatus status, String image, Instant createdAt, boolean added,
            String earlierDigest, Long earlierSize) {
    }
}
