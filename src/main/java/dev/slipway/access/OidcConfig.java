package dev.slipway.access;

import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Tokens of an OpenID Connect provider, which open the API beside keys. */
@ConfigMapping(prefix = "slipway.oidc")
public interface OidcConfig {

    /** URL of the issuer, below which {@code /.well-known/openid-configuration} lies. When absent, no token is accepted. */
    Optional<String> issuer();

    /** What {@code aud} of a token must hold; required with an issuer. */
    Optional<String> audience();

    /** The claim that names the workspace. */
    @WithDefault("slipway_workspace")
    String workspaceClaim();

    /** The claim that holds the scopes: words with spaces between, or a list. */
    @WithDefault("scope")
    String scopesClaim();
}
