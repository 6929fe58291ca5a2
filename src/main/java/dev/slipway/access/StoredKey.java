package dev.slipway.access;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * A key that Slipway made. The key itself is nowhere; its hash decides, and the public id only finds it.
 *
 * @param publicId 8 hex digits, a part of the key
 * @param hash of the whole key
 * @param name what it is for, in words of whoever made it
 * @param createdBy name of the caller who made it
 * @param lastUsedAt a minute late at most
 */
record StoredKey(String publicId, KeyHash hash, String name, Workspace workspace, Set<Scope> scopes, Instant createdAt,
        String createdBy, Optional<Instant> expiresAt, Optional<Instant> lastUsedAt, Optional<Instant> revokedAt) {

    Holder holder() {
        return new Holder("key:" + publicId, workspace, scopes);
    }

    boolean opensAt(Instant now) {
        return revokedAt.isEmpty() && expiresAt.map(now::isBefore).orElse(true);
    }
}
