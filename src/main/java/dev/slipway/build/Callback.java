package dev.slipway.build;

import java.net.URI;
import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;

/**
 * A URL that is told when a build ends. Its id stays the same over all attempts, so that a receiver knows a repeat. Stored
 * by the transaction that accepts the build; due as soon as the build has ended.
 */
@Entity
@Table(name = "webhook_delivery")
public class Callback extends PanacheEntityBase {

    @Id
    private String id;
    @Column(name = "build_id")
    private String buildId;
    private String url;
    private String host;
    @Enumerated(EnumType.STRING)
    private CallbackState state;
    private int attempts;
    @Column(name = "created_at")
    private Instant createdAt;
    @Column(name = "next_attempt_at")
    private Instant nextAttemptAt;
    @Column(name = "last_error")
    private String lastError;
    @Column(name = "delivered_at")
    private Instant deliveredAt;

    protected Callback() {
    }

    /** Begins an attempt; whoever makes it has lost it at the end of the lease, and another one may begin. */
    public int attempt(Instant leaseUntil) {
        requirePending();
        attempts++;
        nextAttemptAt = leaseUntil;
        return attempts;
    }

    /** The receiver has taken it. */
    public void deliver(Instant now) {
        requirePending();
        state = CallbackState.DELIVERED;
        deliveredAt = now;
        nextAttemptAt = null;
    }

    /** The attempt has failed; there will be another one. */
    public void postpone(String error, Instant next) {
        requirePending();
        lastError = error;
        nextAttemptAt = next;
    }

    /** The attempt has failed; there will be no other. */
    public void giveUp(String error) {
        requirePending();
        state = CallbackState.GAVE_UP;
        lastError = error;
        nextAttemptAt = null;
    }

    private void requirePending() {
        if (state != CallbackState.PENDING) {
            throw new IllegalStateException(id + " is " + state + " and never changes again");
        }
    }

    public String id() {
        return id;
    }

    public String buildId() {
        return buildId;
    }

    public URI url() {
        return URI.create(url);
    }

    public CallbackState state() {
        return state;
    }

    /** How many have begun. */
    public int attempts() {
        return attempts;
    }
}
