package dev.slipway.deploy;

import java.io.Serializable;
import java.time.Instant;
import java.util.Optional;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

import dev.slipway.access.Workspace;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;

/** An agent as it was deployed last. */
@Entity
@Table(name = "agent")
class Agent extends PanacheEntityBase {

    /** Names are unique within a workspace. */
    @Embeddable
    record Id(String workspace, String name) implements Serializable {
        private static final long serialVersionUID = 1L;
    }

    @EmbeddedId
    private Id id;
    private String image;
    @Column(name = "build_id")
    private String buildId;
    private String spec;
    @Column(name = "created_at")
    private Instant createdAt;
    @Column(name = "updated_at")
    private Instant updatedAt;

    protected Agent() {
    }

    Agent(Workspace workspace, String name, Instant now) {
        this.id = new Id(workspace.name(), name);
        this.createdAt = now;
    }

    /** Takes over what a deploy says; without a build id the image was given. */
    void deploy(String image, Optional<String> buildId, String spec, Instant now) {
        this.image = image;
        this.buildId = buildId.orElse(null);
        this.spec = spec;
        this.updatedAt = now;
    }

    String name() {
        return id.name();
    }

    String workspace() {
        return id.workspace();
    }

    String image() {
        return image;
    }

    Optional<String> buildId() {
        return Optional.ofNullable(buildId);
    }

    /** The stored {@link AgentSpec}, as JSON. */
    String spec() {
        return spec;
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant updatedAt() {
        return updatedAt;
    }
}
