package dev.slipway.api;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.slipway.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestProfile(SecretsOffTest.Strict.class)
class SecretsOffTest {

    public static class Strict implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("slipway.secrets.keys", "", "slipway.plan.secrets", "refuse");
        }
    }

    @Test
    void without_a_key_nothing_is_stored_and_the_answer_says_what_to_configure() {
        Api.client().body(Map.of("type", "git-https", "url", "https://git.example.com", "token", "git-token-4711"))
                .put("/api/secrets/git").then().statusCode(409).body("code", equalTo("secrets_off"))
                .body("hint", containsString("slipway.secrets.keys"));
        Api.client().get("/api/secrets").then().statusCode(200).body("secrets.size()", equalTo(0));
    }

    @Test
    void where_secrets_in_the_source_are_refused_plan_and_build_are_400() {
        String token = "gh" + "p_" + "q7Zt2LmX9vBn4KcR8wYs1HdJ6fGp3TaE5uQo0i";
        Map<String, Object> body = Api.bodyWith("files", Map.of("agent.py", "\nkey = '" + token + "'\n"));

        for (String path : new String[] { "/api/builds", "/api/builds/plan" }) {
            Api.post(path, body).statusCode(400).body("code", equalTo("secret_in_source"))
                    .body("error", containsString("agent.py")).body("error", containsString("line 2"))
                    .body("error", org.hamcrest.Matchers.not(containsString("q7Zt")));
        }
    }
}
