package dev.slipway.secret;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The body of {@code PUT /secrets/{name}}, as the client sent it. */
@Schema(name = "SecretRequest", description = "What a secret opens, and the credentials.")
public record SecretRequest(
        @Schema(required = true, enumeration = {
                "pip-index", "npm-registry", "git-https",
                "docker-registry" }, examples = "pip-index") String type,
        @Schema(maxLength = 500, examples = "https://pypi.example.com/simple", description = "https URL of the index, npm registry or git host, without credentials.") String url,
        @Schema(maxLength = 300, examples = "registry.example.com", description = "Of docker-registry, instead of url: host, or host:port.") String registry,
        @Schema(maxLength = 255, examples = "reader", description = "With password; a token may go without.") String username,
        @Schema(minLength = 8, maxLength = 8192, writeOnly = true) String password,
        @Schema(minLength = 8, maxLength = 8192, writeOnly = true, description = "Instead of password.") String token,
        @Schema(description = "Of pip-index: true is asked instead of the usual index, false beside it.", defaultValue = "false") Boolean primary,
        @Schema(maxLength = 100, examples = "@team", description = "Of npm-registry: the scope whose packages come from it; without one it serves all.") String scope){

    /** Whatever prints it by mistake prints no credentials. */
    @Override
    public String toString() {
        return "SecretRequest[type=" + type + "]";
    }
}
