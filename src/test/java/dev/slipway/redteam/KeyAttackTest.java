package dev.slipway.redteam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import java.io.IOException;
import java.net.Socket;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import jakarta.inject.Inject;

import org.awaitility.Awaitility;

import dev.slipway.PostgresResource;
import dev.slipway.StoredBuilds;
import dev.slipway.TestKeys;
import dev.slipway.access.OtherReplica;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;

/** Keys that are bent, doubled, replayed and stretched. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class KeyAttackTest {

    private static final String KEY_HEADER = "X-RunAgents-API-Key";

    @TestHTTPResource("/")
    URL service;

    @Inject
    StoredBuilds database;

    @Inject
    OtherReplica other;

    /** The status of a GET of the API's root with these header lines, byte for byte; 0 where the connection just ends. */
    private int status(String... headers) throws IOException {
        try (Socket socket = new Socket(service.getHost(), service.getPort())) {
            socket.setSoTimeout(20_000);
            String request = "GET /api HTTP/1.1\r\nHost: slipway\r\nConnection: close\r\n" + String.join("\r\n", headers)
                    + "\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
            return answer.isEmpty() ? 0 : Integer.parseInt(answer.split(" ")[1]);
        }
    }

    private static String bearer(String key) {
        return "Authorization: Bearer " + key;
    }

    @RedTeam
    void two_authorization_headers_with_different_keys() throws IOException {
        String key = TestKeys.make("team-two", "builds:read");

        assertThat(status(bearer(key))).isEqualTo(200);
        assertThat(status(bearer(PostgresResource.KEY), bearer(key))).isEqualTo(401);
        assertThat(status(bearer("wrong"), bearer(key))).isEqualTo(401);
        assertThat(status(bearer(key), bearer("wrong"))).isEqualTo(401);
    }

    @RedTeam
    void both_headers_with_different_keys() throws IOException {
        String key = TestKeys.make("team-two", "builds:read");

        assertThat(status(bearer(key), KEY_HEADER + ": " + key)).isEqualTo(200);
        assertThat(status(bearer(key), KEY_HEADER + ": " + PostgresResource.KEY)).isEqualTo(401);
        assertThat(status(bearer(PostgresResource.KEY), KEY_HEADER + ": " + key)).isEqualTo(401);
    }

    @RedTeam
    void a_key_header_that_brings_another_header_along() throws IOException {
        assertThat(status(KEY_HEADER + ": wrong\r\n " + PostgresResource.KEY)).isNotEqualTo(200);
        assertThat(status(KEY_HEADER + ": wrong\n" + "Authorization : Bearer " + PostgresResource.KEY)).isNotEqualTo(200);
        assertThat(status(KEY_HEADER + ": wrong\r" + bearer(PostgresResource.KEY))).isNotEqualTo(200);
    }

    @RedTeam
    void a_list_of_keys_in_one_header() throws IOException {
        assertThat(status(bearer("wrong, " + PostgresResource.KEY))).isEqualTo(401);
        assertThat(status(bearer(PostgresResource.KEY + ",Bearer " + PostgresResource.KEY))).isEqualTo(401);
    }

    @RedTeam
    void blanks_that_only_unicode_takes_for_some() throws IOException {
        for (String blank : List.of("\u00a0", "\u0085", "\u000b", "\u000c", "\u001c", "\u001f")) {
            assertThat(status(bearer(PostgresResource.KEY + blank))).as("U+%04x", (int) blank.charAt(0)).isNotEqualTo(200);
            assertThat(status(bearer(blank + PostgresResource.KEY))).as("U+%04x", (int) blank.charAt(0)).isNotEqualTo(200);
        }
    }

    @RedTeam
    void a_nul_after_the_key() throws IOException {
        assertThat(status(bearer(PostgresResource.KEY + "\0"))).isNotEqualTo(200);
        assertThat(status(bearer(PostgresResource.KEY + "\0garbage"))).isNotEqualTo(200);
    }

    @RedTeam
    void letters_that_look_like_those_of_the_key() throws IOException {
        assertThat(status(bearer(PostgresResource.KEY.replace('s', '\u017f')))).isEqualTo(401);
        assertThat(status(bearer(PostgresResource.KEY.replace('e', '\u00e9')))).isEqualTo(401);
    }

    @RedTeam
    void an_empty_key() throws IOException {
        assertThat(status(bearer(""))).isEqualTo(401);
        assertThat(status("Authorization: Bearer")).isEqualTo(401);
        assertThat(status(KEY_HEADER + ":")).isEqualTo(401);
        assertThat(status(bearer("null"))).isEqualTo(401);
    }

    @RedTeam
    void the_public_id_in_other_case() throws IOException {
        String key = TestKeys.make("team-case", "builds:read");

        assertThat(status(bearer(key))).isEqualTo(200);
        assertThat(status(bearer(key.toUpperCase(Locale.ROOT)))).isEqualTo(401);
        assertThat(status(bearer("SLW" + key.substring(3)))).isEqualTo(401);
        String id = TestKeys.publicId(key);
        assertThat(status(bearer("slw_" + id.toUpperCase(Locale.ROOT) + key.substring(12) + "x"))).isEqualTo(401);
    }

    @RedTeam
    void one_keys_secret_with_another_keys_id() throws IOException {
        String one = TestKeys.make("team-mix", "builds:read");
        String two = TestKeys.make("team-mix", "admin");

        assertThat(status(bearer("slw_" + TestKeys.publicId(two) + one.substring(12)))).isEqualTo(401);
    }

    @RedTeam
    void the_stored_hash_as_the_key() throws IOException {
        String id = TestKeys.publicId(TestKeys.make("team-hash", "builds:read"));
        String hash = database.run("select key_hash from api_key where public_id = $1", id).iterator().next().getString(0);

        assertThat(status(bearer(hash))).isEqualTo(401);
        assertThat(status(bearer("slw_" + id + "_" + hash))).isEqualTo(401);
    }

    @RedTeam
    void a_key_in_the_query_string() {
        for (String name : List.of("key", "api_key", "access_token", "token", KEY_HEADER, "Authorization")) {
            RestAssured.given().queryParam(name, PostgresResource.KEY).get("/api").then().statusCode(401);
        }
    }

    @RedTeam
    void a_key_in_a_cookie() {
        RestAssured.given().cookie("Authorization", "Bearer " + PostgresResource.KEY).cookie("key", PostgresResource.KEY)
                .get("/api").then().statusCode(401);
    }

    @RedTeam
    void a_key_by_another_scheme() throws IOException {
        assertThat(status("Authorization: Basic " + PostgresResource.KEY)).isEqualTo(401);
        assertThat(status("Authorization: " + PostgresResource.KEY)).isEqualTo(401);
    }

    @RedTeam
    void keys_as_long_as_a_header_may_be() throws IOException {
        for (int i = 0; i < 200; i++) {
            assertThat(status(bearer("slw_" + "a".repeat(7_000)))).isEqualTo(401);
        }
        assertThat(status(bearer(PostgresResource.KEY))).isEqualTo(200);
    }

    @RedTeam
    void a_key_longer_than_a_header_may_be() {
        int answer;
        try {
            answer = status(bearer("a".repeat(10_000_000)));
        } catch (IOException cutOff) {
            answer = 0; // the service closed the connection while we were still sending
        }
        assertThat(answer).isIn(0, 400, 431);
        TestKeys.client(PostgresResource.KEY).get("/api").then().statusCode(200);
    }

    @RedTeam
    void an_expired_key_again() {
        String key = TestKeys.make("team-exp", "builds:read");
        TestKeys.client(key).get("/api").then().statusCode(200);

        database.run("update api_key set expires_at = now() - interval '1 second', changed_at = clock_timestamp()"
                + " where public_id = $1", TestKeys.publicId(key));
        Awaitility.await().atMost(Duration.ofSeconds(30))
                .until(() -> TestKeys.client(key).get("/api").statusCode() == 401);
    }

    @RedTeam
    void a_revoked_key_on_a_second_replica() {
        String key = TestKeys.make("team-rev", "admin");
        other.ask();
        assertThat(other.opens(key)).isTrue();

        TestKeys.client(PostgresResource.KEY).delete("/api/keys/" + TestKeys.publicId(key)).then().statusCode(204);
        other.ask();
        assertThat(other.opens(key)).isFalse();
    }

    @RedTeam
    void a_key_that_a_second_replica_has_revoked() {
        String key = TestKeys.make("team-rev", "admin");
        TestKeys.client(key).get("/api").then().statusCode(200);

        other.revoke(TestKeys.publicId(key));
        Awaitility.await().atMost(Duration.ofSeconds(30))
                .until(() -> TestKeys.client(key).get("/api").statusCode() == 401);
    }

    @RedTeam
    void a_narrow_key_that_makes_itself_an_administrator() {
        for (String scope : List.of("builds:write", "builds:read", "deploy")) {
            String key = TestKeys.make("team-esc", scope);
            TestKeys.ask(key, "team-esc", List.of("admin")).statusCode(403).body("code", equalTo("missing_scope"));
            TestKeys.client(key).get("/api/v1/keys").then().statusCode(403);
            TestKeys.client(key).delete("/api/keys/" + TestKeys.publicId(key)).then().statusCode(403);
        }
    }

    @RedTeam
    void an_administrator_of_one_workspace_who_makes_a_key_of_another() {
        String key = TestKeys.make("team-esc", "admin");

        TestKeys.ask(key, "team-esc", List.of("admin")).statusCode(201);
        TestKeys.ask(key, "team-other", List.of("builds:read")).statusCode(403).body("code", equalTo("other_workspace"));
    }

    @RedTeam
    void an_administrator_of_one_workspace_who_makes_a_key_of_the_operators() {
        String key = TestKeys.make("team-esc", "admin");

        TestKeys.ask(key, "default", List.of("admin")).statusCode(403);
        TestKeys.client(key).body(Map.of("name", "own")).post("/api/keys").then().statusCode(201)
                .body("workspace", equalTo("team-esc"));
    }

    @RedTeam
    void fields_of_the_answer_in_the_request() {
        String key = TestKeys.make("team-esc", "admin");
        Map<String, Object> body = new HashMap<>(Map.of("name", "mine", "scopes", List.of("builds:read")));
        body.putAll(Map.of("created_by", "key:configured", "id", "00000000", "key", "slw_mine", "key_hash", "0"));

        String made = TestKeys.client(key).body(body).post("/api/keys").then().statusCode(201)
                .body("created_by", equalTo("key:" + TestKeys.publicId(key))).extract().path("id");
        assertThat(made).isNotEqualTo("00000000");
    }

    @RedTeam
    void scopes_given_twice_and_scopes_that_do_not_exist() {
        TestKeys.ask(PostgresResource.KEY, "team-s", List.of("builds:read", "builds:read")).statusCode(201)
                .body("scopes", contains("builds:read"));
        for (Object scopes : List.of(List.of("ADMIN"), List.of("builds:*"), List.of("*"), List.of("builds:read admin"),
                List.of(""), List.of())) {
            TestKeys.ask(PostgresResource.KEY, "team-s", scopes).statusCode(400).body("field", equalTo("scopes"));
        }
    }

    @RedTeam
    void wildcards_and_sql_in_a_keys_id() {
        String key = TestKeys.make("team-sql", "builds:read");

        for (String id : List.of("%25", "________", "%25%25%25%25%25%25%25%25", "' or '1'='1", "1'; drop table api_key; --",
                "%00", "00000000%00", TestKeys.publicId(key).toUpperCase(Locale.ROOT) + " ")) {
            TestKeys.client(PostgresResource.KEY).urlEncodingEnabled(!id.contains("%")).delete("/api/keys/" + id).then()
                    .statusCode(404);
        }
        TestKeys.client(key).get("/api").then().statusCode(200);
    }
}
