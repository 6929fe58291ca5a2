package dev.slipway.build;

import java.io.Serializable;
import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;

/** The first answer that was given under an Idempotency-Key. */
@Entity
@Table(name = "idempotency_key")
class IdempotencyRecord extends PanacheEntityBase {

    /** A key counts per workspace and route. */
    @Embeddable
    record Id(String workspace, String route, @Column(name = "key") String key) implements Serializable {
        private static final long serialVersionUID = 1L;
    }

    @EmbeddedId
    private Id id;

    @Column(name = "request_hash")
    private String requestHash;

    private String answer;

    @Column(name = "created_at")
    private Instant createdAt;

    protected IdempotencyRecord() {
    }

    IdempotencyRecord(Id id) {
        this.id = id;
    }

    void remember(String requestHash, String answer, Instant now) {
        this.requestHash = requestHash;
        this.answer = answer;
        this.createdAt = now;
    }

    String requestHash() {
        return requestHash;
    }

    String answer() {
        return answer;
    }

    Instant createdAt() {
        return createdAt;
    }
}
