package dev.slipway.access;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** What is told of a key: never its secret, nor its hash. The key itself stands in the one answer that made it. */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({ "id", "key", "name", "workspace", "scopes", "created_at", "created_by", "expires_at", "last_used_at",
        "revoked_at" })
@Schema(name = "Key", description = "An API key.")
public record KeyView(
        @Schema(required = true, examples = "1a2b3c4d", description = "Public id; a part of the key.") String id,
        @Schema(examples = "slw_1a2b3c4d_...", description = "The key, in the answer that made it and never again.") String key,
        @Schema(required = true, examples = "ci of team-a") String name,
        @Schema(required = true, examples = "team-a") String workspace,
        @Schema(required = true) Set<Scope> scopes,
        @Schema(required = true, examples = "2026-02-23T10:00:00Z") @JsonProperty("created_at") Instant createdAt,
        @Schema(required = true, examples = "key:9f8e7d6c", description = "The caller who made it.") @JsonProperty("created_by") String createdBy,
        @Schema(examples = "2026-05-24T10:00:00Z", description = "Opens nothing from then on.") @JsonProperty("expires_at") Instant expiresAt,
        @Schema(description = "A minute late at most.") @JsonProperty("last_used_at") Instant lastUsedAt,
        @Schema(description = "Opens nothing since then.") @JsonProperty("revoked_at") Instant revokedAt) {

    static KeyView of(StoredKey key) {
        return of(null, key);
    }

    static KeyView of(ApiKeys.Issued issued) {
        return of(issued.text(), issued.key());
    }

    private static KeyView of(String text, StoredKey key) {
        return new KeyView(key.publicId(), text, key.name(), key.workspace().name(), key.scopes(), seconds(key.createdAt()),
                key.createdBy(), seconds(key.expiresAt()), seconds(key.lastUsedAt()), seconds(key.revokedAt()));
    }

    private static Instant seconds(Optional<Instant> time) {
        return time.map(KeyView::seconds).orElse(null);
    }

    private static Instant seconds(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS);
    }

    /** The answer to {@code GET /keys}. */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonPropertyOrder({ "keys", "next_cursor" })
    @Schema(name = "Keys", description = "A page of keys, newest first.")
    public record Page(@Schema(required = true) List<KeyView> keys,
            @Schema(description = "The cursor of the next page; absent on the last one.") @JsonProperty("next_cursor") String nextCursor) {

        /** @param found one more than the page has where there is another page */
        static Page of(List<StoredKey> found, int limit) {
            List<StoredKey> shown = found.stream().limit(limit).toList();
            String next = found.size() > limit ? KeyCursor.after(shown.get(limit - 1)).text() : null;
            return new Page(shown.stream().map(KeyView::of).toList(), next);
        }
    }
}
