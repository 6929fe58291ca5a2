package dev.slipway.redteam;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

import dev.slipway.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;

/** Ways around the key: a spelling of a protected address that one reader lets pass and the next one serves. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class BypassAttackTest {

    private static final List<String> PROTECTED = List.of("/api/agents", "/api/builds", "/api/v1/builds", "/api/");

    /** Never what is behind the key; 404 where the spelling leads nowhere. */
    private static void staysOutside(String method, String target, String... headers) throws IOException {
        String answer = Attacker.raw(method + " " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                + String.join("", Stream.of(headers).map(header -> header + "\r\n").toList()) + "\r\n");
        assertThat(answer).as("%s %s", method, target).startsWith("HTTP/1.1 ").doesNotContain("\"agents\"", "\"builds\"",
                "\"swagger_ui\"", "HTTP/1.1 2", "HTTP/1.1 5");
    }

    private static void spelled(java.util.function.UnaryOperator<String> spelling) throws IOException {
        for (String path : PROTECTED) {
            staysOutside("GET", spelling.apply(path));
        }
    }

    @RedTeam
    void the_addresses_would_answer_with_a_key() {
        PROTECTED.forEach(path -> Attacker.client().get(path).then().statusCode(200));
    }

    @RedTeam
    void doubled_slashes() throws IOException {
        spelled(path -> "/" + path);
        spelled(path -> path.replace("/", "//"));
        spelled(path -> path + "//");
        spelled(path -> "///" + path + "///");
    }

    @RedTeam
    void dots_that_go_up_and_down_again() throws IOException {
        spelled(path -> "/q/.." + path);
        spelled(path -> "/q/health/../.." + path);
        spelled(path -> "/." + path);
        spelled(path -> path + "/.");
        spelled(path -> "/api/.." + path);
    }

    @RedTeam
    void dots_and_slashes_in_percent_signs() throws IOException {
        spelled(path -> "/q/%2e%2e" + path);
        spelled(path -> path.replace("/", "%2f"));
        spelled(path -> "/q/%252e%252e" + path);
        spelled(path -> path.replace("a", "%61").replace("b", "%62"));
        spelled(path -> path.replace("api", "%61%70%69"));
        spelled(path -> "/%2e" + path);
    }

    @RedTeam
    void path_parameters_that_servers_of_old_cut_off() throws IOException {
        spelled(path -> path.replace("/api", "/api;x=y"));
        spelled(path -> "/q/..;" + path);
        spelled(path -> path + ";jsessionid=1");
        spelled(path -> path + ";/q/health");
        spelled(path -> path.replaceFirst("/", "/;/"));
    }

    @RedTeam
    void other_cases_and_ends() throws IOException {
        spelled(path -> path.toUpperCase(java.util.Locale.ROOT));
        spelled(path -> path + "%00");
        spelled(path -> path + "%20");
        spelled(path -> path + ".json");
        spelled(path -> path + "?x=/q/health");
        spelled(path -> path + "#/q/health");
        spelled(path -> path + "\\");
        spelled(path -> path.replace("/", "\\"));
    }

    @RedTeam
    void bytes_that_decode_to_a_slash_or_a_dot_in_bad_utf_8() throws IOException {
        spelled(path -> path.replace("/", "%c0%af"));
        spelled(path -> "/q/%c0%ae%c0%ae" + path);
        spelled(path -> path + "%ff");
        spelled(path -> path + "%");
        spelled(path -> path + "%zz");
    }

    @RedTeam
    void an_absolute_address_as_target() throws IOException {
        spelled(path -> "http://localhost" + path);
        spelled(path -> "http://localhost/q/health/../.." + path);
        spelled(path -> "https://example.com:443" + path);
    }

    @RedTeam
    void headers_in_which_proxies_rewrite_the_address() throws IOException {
        for (String header : List.of("X-Original-URL: ", "X-Rewrite-URL: ", "X-Forwarded-Prefix: ", "X-Forwarded-Path: ")) {
            staysOutside("GET", "/api/agents", header + "/q/health/live");
            String answer = Attacker.raw("GET /q/health/live HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + header
                    + "/api/agents\r\n\r\n");
            assertThat(answer).doesNotContain("\"agents\"");
        }
    }

    @RedTeam
    void claims_to_come_from_this_machine() throws IOException {
        for (String header : List.of("X-Forwarded-For: 127.0.0.1", "Forwarded: for=127.0.0.1;proto=https",
                "X-Real-IP: 127.0.0.1",
                "X-Remote-User: admin", "X-Forwarded-User: admin", "Host: 127.0.0.1", "Cookie: admin=true")) {
            staysOutside("GET", "/api/agents", header);
        }
    }

    @RedTeam
    void other_methods() throws IOException {
        for (String method : List.of("HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE", "TRACE", "get", "FOO")) {
            staysOutside(method, "/api/agents", "Content-Length: 0");
            staysOutside(method, "/api/builds/build-00000000/cancel", "Content-Length: 0");
        }
    }

    @RedTeam
    void a_key_where_none_belongs() {
        String key = PostgresResource.KEY;
        for (String target : List.of("/api/agents?key=" + key, "/api/agents?access_token=" + key,
                "/api/agents?X-RunAgents-API-Key=" + key,
                "/api/agents;key=" + key)) {
            RestAssured.given().urlEncodingEnabled(false).get(target).then().statusCode(401);
        }
        RestAssured.given().cookie("Authorization", "Bearer " + key).get("/api/agents").then().statusCode(401);
        RestAssured.given().auth().preemptive().basic(key, key).get("/api/agents").then().statusCode(401);
    }

    @RedTeam
    void whether_an_id_exists_is_not_told_without_a_key() {
        String id = Attacker.client().body(Attacker.body(java.util.Map.of())).post("/api/builds").then().statusCode(202)
                .extract().path("id");
        String known = RestAssured.get("/api/builds/" + id).then().statusCode(401).extract().asString();
        String unknown = RestAssured.get("/api/builds/build-ffffffff").then().statusCode(401).extract().asString();
        String noRoute = RestAssured.get("/api/no/such/route").then().statusCode(401).extract().asString();

        assertThat(known).isEqualTo(unknown).isEqualTo(noRoute);
    }
}
