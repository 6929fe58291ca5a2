package dev.slipway.access;

import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;

/** A key that Slipway made: its public id and the hash of the whole. The key itself is nowhere. */
@Entity
@Table(name = "api_key")
class ApiKey extends PanacheEntityBase {

    @Id
    @Column(name = "public_id")
    private String publicId;

    private String workspace;

    @Column(name = "key_hash")
    private String hash;

    @Column(name = "created_at")
    private Instant createdAt;

    protected ApiKey() {
    }

    ApiKey(String publicId, Workspace workspace, KeyHash hash, Instant now) {
        this.publicId = publicId;
        this.workspace = workspace.name();
        this.hash = hash.hex();
        this.createdAt = now;
    }

    KeyHash hash() {
        return new KeyHash(hash);
    }

    Workspace workspace() {
        return new Workspace(workspace);
    }
}
