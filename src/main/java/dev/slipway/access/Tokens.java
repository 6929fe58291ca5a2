package dev.slipway.access;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.json.JsonString;

import org.eclipse.microprofile.jwt.JsonWebToken;

import dev.slipway.problem.ProblemException;
import io.quarkus.oidc.OIDCException;
import io.quarkus.oidc.Oidc;
import io.quarkus.oidc.OidcTenantConfig;
import io.quarkus.oidc.runtime.OidcTenantConfig.ApplicationType;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticator;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;

/**
 * Bearer tokens of the configured OpenID Connect issuer. Quarkus finds the issuer's keys and checks signature (asymmetric
 * ones only), issuer, audience and times as RFC 7519 and OpenID Connect Core say; which workspace and scopes a token stands
 * for is decided here.
 */
@ApplicationScoped
class Tokens {

    private final OidcConfig config;
    private final HttpAuthenticator authenticator;

    Tokens(OidcConfig config, HttpAuthenticator authenticator) {
        this.config = config;
        this.authenticator = authenticator;
    }

    boolean areAccepted() {
        return config.issuer().isPresent();
    }

    /** Called by Quarkus at start, once the configuration is known. */
    void begin(@Observes Oidc oidc) {
        config.issuer().ifPresent(issuer -> oidc.create(tenant(issuer)));
    }

    private OidcTenantConfig tenant(String issuer) {
        String audience = config.audience().filter(text -> !text.isBlank()).orElseThrow(() -> new IllegalStateException(
                "slipway.oidc.issuer is set without slipway.oidc.audience: without it a token made for any other service of"
                        + " that issuer would open Slipway"));
        return OidcTenantConfig.authServerUrl(issuer).applicationType(ApplicationType.SERVICE)
                .token().audience(audience).subjectRequired(true).allowJwtIntrospection(false)
                .allowOpaqueTokenIntrospection(false).end().build();
    }

    /**
     * Whom the token of this request stands for.
     *
     * @throws ProblemException 401 when the token is not a valid one, 403 when it names no workspace, 503 when the issuer
     *         is away
     */
    Uni<Holder> holderOf(RoutingContext request) {
        return authenticator.attemptAuthentication(request)
                .onFailure(AuthenticationFailedException.class).transform(e -> ProblemException.unauthorized())
                .onFailure(OIDCException.class).transform(e -> ProblemException.unavailable("issuer_unavailable",
                        "the issuer of tokens does not answer; try again, or use an API key"))
                .map(this::holder);
    }

    private Holder holder(SecurityIdentity identity) {
        if (identity == null || !(identity.getPrincipal() instanceof JsonWebToken token)) {
            throw ProblemException.unauthorized();
        }
        Workspace workspace = Workspace.parse(text(token.getClaim(config.workspaceClaim())))
                .orElseThrow(() -> ProblemException.forbidden("no_workspace", "this token names no workspace: its claim "
                        + config.workspaceClaim() + " must hold one; " + Workspace.RULE));
        return new Holder("oidc:" + token.getSubject(), workspace, Scope.known(words(token.getClaim(config.scopesClaim()))));
    }

    /** The claim when it is a text, and null when it is missing or anything else. */
    private static String text(Object claim) {
        return claim instanceof JsonString text ? text.getString() : claim instanceof String text ? text : null;
    }

    private static List<String> words(Object claim) {
        if (claim instanceof Collection<?> list) {
            return list.stream().map(Tokens::text).flatMap(word -> Optional.ofNullable(word).stream()).toList();
        }
        return Optional.ofNullable(text(claim)).map(words -> Arrays.asList(words.split(" "))).orElse(List.of());
    }
}
