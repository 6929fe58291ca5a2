package dev.slipway.build;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** A callback as {@code GET /builds/{id}} shows it. */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({ "id", "url", "state", "attempts", "last_error" })
@Schema(name = "Callback", description = "A URL that is told when the build ends.")
public record CallbackView(
        @Schema(required = true, examples = "msg_6f1c1f8e-8f6b-4a57-9f0e-3a1b2c3d4e5f", description = "What the receiver gets as webhook-id.") String id,
        @Schema(required = true, examples = "https://ci.example.com/hooks/slipway") String url,
        @Schema(required = true, examples = "DELIVERED") CallbackState state,
        @Schema(required = true, examples = "1", description = "Attempts so far.") int attempts,
        @Schema(examples = "the receiver answered 503", description = "Why the last attempt failed.") @JsonProperty("last_error") String lastError) {
}
