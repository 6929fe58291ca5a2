package dev.slipway.redteam;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.oneOf;
import static org.hamcrest.Matchers.startsWith;

import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.slipway.PostgresResource;
import dev.slipway.TestKeys;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

/** Forged, stale and stolen OpenID Connect tokens. Each attack first sees the good token, of which it is a bent one, pass. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(value = IssuerResource.class, restrictToAnnotatedClass = true)
class TokenAttackTest {

    private static final Map<String, Object> HEAD = Map.of("alg", "RS256", "typ", "JWT", "kid", "one");

    Issuer issuer;

    private Map<String, Object> claims;

    @BeforeEach
    void a_good_token_passes() {
        long now = Instant.now().getEpochSecond();
        claims = new HashMap<>(Map.of("iss", issuer.url(), "sub", "alice", "aud", IssuerResource.AUDIENCE, "iat", now - 10,
                "exp", now + 600, "slipway_workspace", "team-oidc", "scope", "openid builds:write"));
        send(issuer.token(HEAD, claims)).statusCode(200);
    }

    private static ValidatableResponse send(String token) {
        return TestKeys.client(token).get("/api/builds").then();
    }

    private void refused(String token) {
        send(token).statusCode(401).body("error", equalTo("missing or invalid API key"));
    }

    private Map<String, Object> with(String claim, Object value) {
        Map<String, Object> changed = new HashMap<>(claims);
        changed.put(claim, value);
        return changed;
    }

    private Map<String, Object> without(String claim) {
        Map<String, Object> changed = new HashMap<>(claims);
        changed.remove(claim);
        return changed;
    }

    private static Map<String, Object> head(String name, Object value) {
        Map<String, Object> changed = new HashMap<>(HEAD);
        changed.put(name, value);
        return changed;
    }

    @Test
    void a_token_opens_its_workspace_with_its_scopes_and_keys_work_beside_it() {
        String image = TestKeys.client(issuer.token(HEAD, claims))
                .body(Map.of("name", "x", "files", Map.of("agent.py", "print(1)\n"))).post("/api/v1/builds").then()
                .statusCode(202).extract().path("image");

        assertThat(image).startsWith("registry.example.com/team-oidc/x:");
        send(PostgresResource.KEY).statusCode(200);
        send(issuer.token(HEAD, with("scope", List.of("builds:read", "email")))).statusCode(200);
    }

    @Test
    void an_administrators_token_is_named_by_its_subject() {
        TestKeys.client(issuer.token(HEAD, with("scope", "admin"))).body(Map.of("name", "made by a token"))
                .post("/api/keys").then().statusCode(201).body("created_by", equalTo("oidc:alice"))
                .body("workspace", equalTo("team-oidc"));
    }

    @RedTeam
    void a_token_signed_by_somebody_else() {
        try (Issuer mallory = new Issuer()) {
            refused(mallory.token(HEAD, claims));
        }
    }

    @RedTeam
    void claims_changed_after_signing() {
        String[] parts = issuer.token(HEAD, claims).split("\\.");

        refused(Issuer.unsigned(HEAD, with("scope", "admin")) + "." + parts[2]);
    }

    @RedTeam
    void a_token_without_a_signature() {
        String signature = issuer.token(HEAD, claims).split("\\.")[2];
        for (String none : List.of("none", "None", "NONE", "")) {
            refused(Issuer.unsigned(head("alg", none), claims) + ".");
            refused(Issuer.unsigned(head("alg", none), claims) + "." + signature);
        }
        refused(Issuer.unsigned(HEAD, claims) + ".");
    }

    @RedTeam
    void the_public_key_as_the_secret_of_an_hmac() throws GeneralSecurityException {
        for (byte[] secret : List.of(issuer.publicKey().getEncoded(), issuer.publicKey().getModulus().toByteArray())) {
            String forged = Issuer.unsigned(head("alg", "HS256"), claims);
            Mac hmac = Mac.getInstance("HmacSHA256");
            hmac.init(new SecretKeySpec(secret, "HmacSHA256"));
            refused(forged + "." + Issuer.base64(hmac.doFinal(forged.getBytes(UTF_8))));
        }
    }

    @RedTeam
    void an_expired_token() {
        refused(issuer.token(HEAD, with("exp", Instant.now().getEpochSecond() - 300)));
    }

    @RedTeam
    void a_token_without_an_end() {
        refused(issuer.token(HEAD, without("exp")));
    }

    @RedTeam
    void a_token_of_the_future() {
        refused(issuer.token(HEAD, with("nbf", Instant.now().getEpochSecond() + 600)));
    }

    @RedTeam
    void a_token_of_another_issuer() {
        refused(issuer.token(HEAD, with("iss", "https://issuer.example.com")));
        refused(issuer.token(HEAD, with("iss", issuer.url() + "/")));
        refused(issuer.token(HEAD, without("iss")));
    }

    @RedTeam
    void a_token_for_another_service() {
        refused(issuer.token(HEAD, with("aud", "another-service")));
        refused(issuer.token(HEAD, with("aud", List.of())));
        refused(issuer.token(HEAD, without("aud")));
    }

    @RedTeam
    void a_key_id_that_points_elsewhere() {
        try (Issuer mallory = new Issuer()) {
            for (String kid : List.of("../../../../dev/null", "' or '1'='1", "two", "", "one\0", mallory.url() + "/jwks")) {
                refused(mallory.token(head("kid", kid), claims));
            }
            assertThat(mallory.requests()).isZero();
        }
    }

    @RedTeam
    void a_token_that_brings_its_own_key() {
        try (Issuer mallory = new Issuer()) {
            refused(mallory.token(head("jwk", mallory.jwk()), claims));
            refused(mallory.token(head("jku", mallory.url() + "/jwks"), claims));
            refused(mallory.token(head("x5u", mallory.url() + "/jwks"), claims));
            assertThat(mallory.requests()).isZero();
        }
    }

    @RedTeam
    void a_token_that_names_no_workspace() {
        send(issuer.token(HEAD, without("slipway_workspace"))).statusCode(403).body("code", equalTo("no_workspace"))
                .body("error", containsString("slipway_workspace"));
        for (Object workspace : List.of("", "../default", "default\n", "library", 7, true, List.of("default"), Map.of())) {
            send(issuer.token(HEAD, with("slipway_workspace", workspace))).statusCode(403)
                    .body("error", startsWith("this token names no workspace"));
        }
    }

    @RedTeam
    void a_token_whose_scopes_are_of_other_services() {
        for (String scope : List.of("openid profile", "ADMIN")) {
            send(issuer.token(HEAD, with("scope", scope))).statusCode(403).body("code", equalTo("missing_scope"));
        }
        for (Object scope : List.of("admin,builds:write", 7, Map.of("admin", true))) {
            send(issuer.token(HEAD, with("scope", scope))).statusCode(oneOf(401, 403)); // what OIDC's own reader does not take
        }
        send(issuer.token(HEAD, without("scope"))).statusCode(403);
    }

    @RedTeam
    void a_token_that_makes_a_key_of_another_workspace() {
        TestKeys.ask(issuer.token(HEAD, with("scope", "admin")), "default", List.of("admin")).statusCode(403);
    }

    @RedTeam
    void a_token_in_the_header_of_keys() {
        String token = issuer.token(HEAD, claims);

        io.restassured.RestAssured.given().header("X-RunAgents-API-Key", token).get("/api/builds").then().statusCode(401);
    }
}
