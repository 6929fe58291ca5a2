package dev.slipway.build;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

import dev.slipway.audit.AuditSubject;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** The answer to {@code POST /builds}: known before anything is built. */
@RegisterForReflection
@JsonPropertyOrder({ "id", "status", "image", "created_at" })
@Schema(name = "BuildAccepted", description = "A build, known before it starts.")
public record BuildAccepted(
        @Schema(required = true, examples = "build-a1b2c3d4") String id,
        @Schema(required = true, examples = "PENDING") BuildStatus status,
        @Schema(required = true, examples = "registry.example.com/my-agent:a1b2c3d4", description = "Where the image can be pulled once the build has succeeded. The same request gives the same URI.") String image,
        @Schema(required = true, examples = "2026-02-23T10:00:00Z", description = "UTC, with seconds.") @JsonProperty("created_at") Instant createdAt)
        implements
            AuditSubject {

    @Override
    public String auditSubject() {
        return id;
    }

    public static BuildAccepted of(Build build) {
        return new BuildAccepted(build.id(), build.status(), build.image().toString(),
                build.createdAt().truncatedTo(ChronoUnit.SECONDS));
    }

    static BuildAccepted of(Accepted accepted) {
        return new BuildAccepted(accepted.id(), accepted.status(), accepted.image().toString(),
                accepted.createdAt().truncatedTo(ChronoUnit.SECONDS));
    }
}
