package dev.slipway.api;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.slipway.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class SecretApiTest {

    private static final Map<String, Object> INDEX = Map.of("type", "pip-index", "url", "https://pypi.example.com/simple/",
            "username", "reader", "password", "swordfish-4711");

    private static ValidatableResponse put(String name, Map<String, Object> body) {
        return Api.client().body(body).put("/api/secrets/" + name).then();
    }

    private static Map<String, Object> with(Map<String, Object> body, String field, Object value) {
        Map<String, Object> changed = new HashMap<>(body);
        changed.put(field, value);
        return changed;
    }

    @AfterEach
    void remove() {
        Api.client().get("/api/secrets").jsonPath().getList("secrets.name", String.class)
                .forEach(name -> Api.client().delete("/api/secrets/" + name).then().statusCode(204));
    }

    @Test
    void a_secret_is_stored_listed_without_its_value_replaced_and_removed() {
        put("team-index", INDEX).statusCode(204);
        Api.client().get("/api/v1/secrets").then().statusCode(200).body("secrets.size()", equalTo(1))
                .body("secrets[0].name", equalTo("team-index")).body("secrets[0].type", equalTo("pip-index"))
                .body("secrets[0].url", equalTo("https://pypi.example.com/simple")).body("secrets[0].primary", equalTo(false))
                .body(not(containsString("swordfish"))).body(not(containsString("reader")));

        put("team-index", with(INDEX, "primary", true)).statusCode(204);
        Api.client().get("/api/secrets").then().body("secrets.size()", equalTo(1)).body("secrets[0].primary", equalTo(true));

        Api.client().delete("/api/secrets/team-index").then().statusCode(204);
        Api.client().delete("/api/secrets/team-index").then().statusCode(204);
        Api.client().get("/api/secrets").then().body("secrets.size()", equalTo(0));
    }

    @Test
    void each_type_takes_what_it_needs() {
        put("npm",
                Map.of("type", "npm-registry", "url", "https://npm.example.com", "scope", "@team", "token", "npm-token-4711"))
                .statusCode(204);
        put("git", Map.of("type", "git-https", "url", "https://git.example.com", "token", "git-token-4711")).statusCode(204);
        put("images", Map.of("type", "docker-registry", "registry", "Registry.example.com:5000", "username", "robot$ci",
                "password", "{\"key\": \"value of 4711\"}")).statusCode(204);
        Api.client().get("/api/secrets").then().body("secrets.registry", hasItem("registry.example.com:5000"))
                .body("secrets.scope", hasItem("@team"));
    }

    @Test
    void two_secrets_for_one_place_are_a_conflict() {
        put("one", INDEX).statusCode(204);
        put("two", INDEX).statusCode(409).body("code", equalTo("secret_conflict"))
                .body("error", containsString("pypi.example.com"));
        put("one", with(INDEX, "primary", true)).statusCode(204);
        Map<String, Object> other = with(INDEX, "url", "https://other.example.com/simple");
        put("two", with(other, "primary", true)).statusCode(409);
        put("two", other).statusCode(204);
    }

    @Test
    void what_is_missing_or_does_not_fit_is_400_with_the_field() {
        put("x", with(INDEX, "type", "ssh")).statusCode(400).body("field", equalTo("type"));
        put("x", with(INDEX, "url", "http://pypi.example.com")).statusCode(400).body("field", equalTo("url"));
        put("x", with(INDEX, "token", "also-a-token")).statusCode(400).body("field", equalTo("password"));
        put("x", with(INDEX, "password", "short")).statusCode(400).body("field", equalTo("password"));
        put("x", with(INDEX, "scope", "@team")).statusCode(400).body("field", equalTo("scope"));
        put("x", with(INDEX, "registry", "r.example.com")).statusCode(400).body("field", equalTo("url"));
        put("X_y", INDEX).statusCode(400).body("field", equalTo("name"));
        Api.client().put("/api/secrets/x").then().statusCode(400);
    }

    @Test
    void a_workspace_has_fifty_at_most() {
        for (int i = 0; i < 50; i++) {
            put("s" + i, with(INDEX, "url", "https://pypi" + i + ".example.com/simple")).statusCode(204);
        }
        put("one-more", INDEX).statusCode(409).body("code", equalTo("too_many_secrets"));
        put("s7", with(INDEX, "url", "https://other.example.com/simple")).statusCode(204);
    }
}
