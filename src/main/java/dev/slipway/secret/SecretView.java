package dev.slipway.secret;

import java.time.Instant;
import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** A secret without what is secret about it: no user name either, since tokens are given as such. */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({ "name", "type", "url", "registry", "primary", "scope", "updated_at" })
@Schema(name = "Secret", description = "A secret, without its credentials.")
public record SecretView(@Schema(required = true, examples = "team-index") String name,
        @Schema(required = true, examples = "pip-index") String type,
        @Schema(examples = "https://pypi.example.com/simple") String url,
        @Schema(examples = "registry.example.com") String registry, Boolean primary,
        @Schema(examples = "@team") String scope,
        @Schema(required = true) @JsonProperty("updated_at") Instant updatedAt) {

    static SecretView of(SecretSpec spec, Instant updatedAt) {
        boolean images = spec.type() == SecretType.DOCKER_REGISTRY;
        return new SecretView(spec.name().toString(), spec.type().toString(), images ? null : spec.target(),
                images ? spec.target() : null, spec.type() == SecretType.PIP_INDEX ? spec.primary() : null,
                spec.scope().orElse(null), updatedAt);
    }

    /** All secrets of a workspace, by name. */
    @RegisterForReflection
    @Schema(name = "Secrets")
    public record Page(@Schema(required = true) List<SecretView> secrets) {
    }
}
