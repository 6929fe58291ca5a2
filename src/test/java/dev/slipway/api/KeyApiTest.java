package dev.slipway.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.slipway.PostgresResource;
import dev.slipway.StoredBuilds;
import dev.slipway.TestKeys;
import dev.slipway.access.OtherReplica;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class KeyApiTest {

    @Inject
    StoredBuilds database;

    @Inject
    OtherReplica other;

    @Test
    void a_key_is_shown_once_and_opens_its_workspace_at_once() {
        Response made = Api.client().body(Map.of("name", "ci of team-k", "workspace", "team-k",
                "scopes", List.of("builds:write"), "expires_in", "90d")).post("/api/v1/keys").then().statusCode(201)
                .body("key", matchesPattern("slw_[0-9a-f]{8}_[0-9a-f]{64}"))
                .body("name", equalTo("ci of team-k")).body("workspace", equalTo("team-k"))
                .body("scopes", contains("builds:write")).body("created_by", equalTo("key:configured"))
                .body("expires_at", notNullValue()).extract().response();

        String key = made.path("key");
        assertThat(made.<String> path("id")).isEqualTo(TestKeys.publicId(key));
        TestKeys.client(key).get("/api/builds").then().statusCode(200);
        Api.client().get("/api/keys?workspace=team-k").then().statusCode(200)
                .body("keys[0].id", equalTo(TestKeys.publicId(key))).body("keys[0].key", nullValue())
                .body(not(containsString(key.substring(13))));
    }

    @Test
    void without_scopes_a_key_may_do_everything_but_administer() {
        Api.client().body(Map.of("name", "plain")).post("/api/keys").then().statusCode(201)
                .body("scopes", contains("builds:read", "builds:write", "deploy")).body("workspace", equalTo("default"))
                .body("expires_at", nullValue());
    }

    @ParameterizedTest
    @CsvSource({ "builds:read, 403, 200, 403", "builds:write, 202, 200, 403", "deploy, 403, 200, 201", "admin, 202, 200, 201" })
    void a_scope_opens_what_it_names(String scope, int build, int read, int deploy) {
        String key = TestKeys.make("team-scopes", scope);

        TestKeys.client(key).body(Api.goodBody()).post("/api/builds").then().statusCode(build);
        TestKeys.client(key).get("/api/agents").then().statusCode(read);
        TestKeys.client(key).get("/api").then().statusCode(200);
        TestKeys.client(key).body(Map.of("agent_name", "x", "image", "registry.example.com/x:1")).post("/api/deploy").then()
                .statusCode(deploy);
    }

    @Test
    void a_missing_scope_is_403_in_one_sentence_that_names_it() {
        String key = TestKeys.make("team-scopes", "builds:read");

        TestKeys.client(key).body("not even JSON").post("/api/v1/builds").then().statusCode(403)
                .body("code", equalTo("missing_scope")).body("error", containsString("builds:write"));
        TestKeys.client(key).post("/api/nowhere").then().statusCode(404);
    }

    @Test
    void a_revoked_key_is_refused_at_once_and_a_second_revocation_changes_nothing() {
        String key = TestKeys.make("team-r", "builds:read");
        String path = "/api/keys/" + TestKeys.publicId(key);

        Api.client().delete(path).then().statusCode(204);
        TestKeys.client(key).get("/api").then().statusCode(401).body("error", equalTo("missing or invalid API key"));
        String first = Api.client().get("/api/keys?workspace=team-r").path("keys[0].revoked_at");
        Api.client().delete(path).then().statusCode(204);
        assertThat(Api.client().get("/api/keys?workspace=team-r").<String> path("keys[0].revoked_at")).isEqualTo(first);
    }

    @Test
    void a_key_may_revoke_itself() {
        String key = TestKeys.make("team-self", "admin");

        TestKeys.client(key).delete("/api/keys/" + TestKeys.publicId(key)).then().statusCode(204);
        TestKeys.client(key).get("/api").then().statusCode(401);
    }

    @Test
    void unknown_keys_are_404() {
        Api.client().delete("/api/keys/00000000").then().statusCode(404).body("code", equalTo("key_not_found"));
    }

    @Test
    void pages_hold_every_key_once_newest_first() {
        List<String> made = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            made.add(0, TestKeys.publicId(TestKeys.make("team-pages", "builds:read")));
        }
        List<String> seen = new ArrayList<>();
        String cursor = "";
        do {
            Response page = Api.client().get("/api/keys?workspace=team-pages&limit=2" + cursor);
            seen.addAll(page.<List<String>> path("keys.id"));
            cursor = page.path("next_cursor") == null ? null : "&cursor=" + page.path("next_cursor");
        } while (cursor != null);
        assertThat(seen).isEqualTo(made);
    }

    @Test
    void last_use_is_written_apart_from_the_request_and_once_a_minute() {
        String key = TestKeys.make("team-use", "builds:read");
        other.ask();
        assertThat(other.opens(key)).isTrue();
        assertThat(lastUse(key)).isNull();

        other.writeUse();
        Instant first = lastUse(key);
        assertThat(first).isNotNull();
        assertThat(other.opens(key)).isTrue();
        other.writeUse();
        assertThat(lastUse(key)).isEqualTo(first);
    }

    private Instant lastUse(String key) {
        var time = database.run("select last_used_at from api_key where public_id = $1", TestKeys.publicId(key)).iterator()
                .next().getOffsetDateTime(0);
        return time == null ? null : time.toInstant();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "name | '' ", "name | 'a\u001b[31mb'", "name | 'a\u202eb'", "workspace | ../team-a",
            "workspace | library", "expires_in | 90", "expires_in | 0d", "expires_in | -1d", "expires_at | yesterday",
            "expires_at | 2020-01-01T00:00:00Z", "expires_at | +999999-01-01T00:00:00Z", "scopes | admin" })
    void bad_fields_are_400_and_named(String field, String value) {
        Map<String, Object> body = new java.util.HashMap<>(Map.of("name", "test"));
        body.put(field, value);
        Api.client().body(body).post("/api/keys").then().statusCode(400).body("field", equalTo(field));
    }

    @Test
    void both_kinds_of_end_are_one_too_many_and_a_body_is_needed() {
        Api.client().body(Map.of("name", "x", "expires_in", "1d", "expires_at", "2999-01-01T00:00:00Z")).post("/api/keys")
                .then().statusCode(400);
        Api.client().post("/api/keys").then().statusCode(400);
        Api.client().get("/api/keys?limit=0").then().statusCode(400).body("field", equalTo("limit"));
        Api.client().get("/api/keys?cursor=x").then().statusCode(400).body("field", equalTo("cursor"));
        Api.client().get("/api/keys?workspace=A").then().statusCode(400).body("field", equalTo("workspace"));
    }
}
