package dev.slipway.access;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * The body of {@code POST /keys}.
 *
 * @param name what the key is for
 * @param workspace the one that it opens; the caller's own when null
 * @param scopes as words; everything but {@code admin} when null
 * @param expiresAt when it ends, as ISO 8601 text, or null
 * @param expiresIn how long it lasts, such as {@code 90d}, or null
 */
@Schema(name = "KeyRequest", description = "A key to make.")
public record KeyRequest(
        @Schema(required = true, minLength = 1, maxLength = 100, examples = "ci of team-a", description = "What it is for.") String name,
        @Schema(pattern = "^[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?$", examples = "team-a", description = "The caller's own unless given; only administrators of the default workspace may name another.") String workspace,
        @Schema(type = SchemaType.ARRAY, implementation = Scope.class, minItems = 1, description = "builds:write and deploy include builds:read; admin includes all. Everything but admin unless given.") List<String> scopes,
        @Schema(format = "date-time", examples = "2027-02-23T10:00:00Z", description = "When it ends; never unless this or expires_in is given.") @JsonProperty("expires_at") String expiresAt,
        @Schema(pattern = "^[1-9][0-9]{0,4}[smhd]$", examples = "90d", description = "How long it lasts, in seconds, minutes, hours or days.") @JsonProperty("expires_in") String expiresIn) {
}
