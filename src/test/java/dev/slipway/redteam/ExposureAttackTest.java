package dev.slipway.redteam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.nullValue;

import java.io.IOException;
import java.util.List;
import java.util.Map;

import dev.slipway.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;

/** What a stranger can read without a key, and what refusals give away. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ExposureAttackTest {

    private static final List<String> INTERNALS = List.of("java.", "jakarta.", "io.quarkus", "io.vertx", "org.jboss",
            "com.fasterxml",
            "dev.slipway", "Exception", "\tat ", "hibernate", "stackTrace", "/home/", "/tmp/", "jdbc:");

    private static void tellsNothing(String answer) {
        assertThat(answer).doesNotContain(INTERNALS.toArray(String[]::new)).doesNotContain(PostgresResource.KEY);
    }

    @RedTeam
    void health_without_a_key_holds_no_secret_and_no_path() {
        tellsNothing(RestAssured.get("/q/health").asString());
    }

    @RedTeam
    void metrics_without_a_key_hold_no_secret_and_no_path() {
        Attacker.client().get("/api/builds?name=MetricsProbe").then().statusCode(200);
        Attacker.client().get("/api/builds/build-12345678").then().statusCode(404);
        Attacker.client().get("/api/made-up-by-a-stranger").then().statusCode(404);

        String metrics = RestAssured.get("/q/metrics").asString();

        assertThat(metrics).doesNotContain(PostgresResource.KEY, "made-up-by-a-stranger", "build-12345678", "MetricsProbe",
                "jdbc:",
                "password");
    }

    @RedTeam
    void the_document_names_nothing_internal() {
        tellsNothing(RestAssured.get("/q/openapi").asString());
    }

    @RedTeam
    void pages_for_developers_are_not_served() throws IOException {
        for (String path : List.of("/q/dev", "/q/dev-ui", "/q/dev-v1", "/q/arc/beans", "/q/info", "/q/scheduler", "/q/flyway",
                "/q/hibernate",
                "/q/graphql-ui", "/q/health-ui", "/q/logging", "/q/caches", "/q/configuration", "/WEB-INF/web.xml",
                "/META-INF/MANIFEST.MF",
                "/application.properties", "/.git/config", "/actuator/env", "/q/../application.properties", "/db/migration")) {
            String answer = Attacker.raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
            assertThat(answer).as(path).doesNotContain("HTTP/1.1 2", "HTTP/1.1 5");
        }
    }

    @RedTeam
    void files_beside_the_swagger_ui_by_climbing_out() throws IOException {
        for (String path : List.of("/q/swagger-ui/../../application.properties",
                "/q/swagger-ui/..%2f..%2fapplication.properties",
                "/q/swagger-ui/%2e%2e/%2e%2e/etc/passwd", "/q/swagger-ui/....//....//etc/passwd", "/q/swagger-ui//etc/passwd",
                "/q/swagger-ui/..\\..\\application.properties")) {
            String answer = Attacker.raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
            assertThat(answer).as(path).doesNotContain("quarkus.", "root:").doesNotContain("HTTP/1.1 5");
        }
    }

    @RedTeam
    void refusals_show_no_class_name_and_no_stack_trace() throws IOException {
        for (String body : List.of("", "{", "[]", "{\"name\":{}}", "{\"name\":\"x\",\"files\":[[]]}",
                "{\"name\":\"x\",\"files\":{\"a\":{}}}",
                "{\"name\":\"x\",\"files\":{\"a.py\":\"x\"},\"entry_point\":[]}", "\u0000", "{\"name\":1e400}",
                "\"" + "x".repeat(70_000))) {
            tellsNothing(Attacker.planOf(body).statusCode(400).extract().asString());
            tellsNothing(Attacker.client().body(body).post("/api/deploy").then().statusCode(400).extract().asString());
        }
        for (String target : List.of("/%zz", "/api/%", "/api/builds/%ff", "/api/builds?%", "/nowhere", "/q/nowhere", "*")) {
            tellsNothing(Attacker.raw(Attacker.head("GET " + target + " HTTP/1.1", "Connection: close")));
        }
    }

    @RedTeam
    void a_deploy_full_of_nulls_and_wrong_types_is_no_failure_of_ours() {
        for (String field : List.of("\"env\":[null]", "\"env\":[{}]", "\"env\":[{\"name\":null}]", "\"env\":{}",
                "\"required_tools\":[null]",
                "\"llm_configs\":[null]", "\"llm_configs\":[1]", "\"image\":{}",
                "\"source_files\":[]")) {
            Attacker.client().body("{\"agent_name\":\"nulls\",\"image\":\"a/b:1\"," + field + "}").post("/api/deploy").then()
                    .statusCode(400);
        }
        Attacker.client().get("/api/agents/nulls").then().statusCode(404);
    }

    @RedTeam
    void a_script_of_another_site_reads_nothing() {
        for (String origin : List.of("https://evil.example", "null", "http://localhost")) {
            Attacker.client().header("Origin", origin).get("/api/agents").then().header("Access-Control-Allow-Origin",
                    nullValue());
            RestAssured.given().headers(Map.of("Origin", origin, "Access-Control-Request-Method", "POST",
                    "Access-Control-Request-Headers", "authorization")).options("/api/builds").then().statusCode(401)
                    .header("Access-Control-Allow-Origin", nullValue());
        }
    }

    @RedTeam
    void values_of_an_agents_environment_are_not_kept() {
        Attacker.client().body(Map.of("agent_name", "with-secret", "image", "a/b:1", "env",
                List.of(Map.of("name", "OPENAI_API_KEY", "value", "sk-do-not-keep-me")))).post("/api/deploy").then()
                .statusCode(201);

        assertThat(Attacker.client().get("/api/agents/with-secret").asString()).contains("OPENAI_API_KEY")
                .doesNotContain("sk-do-not-keep-me");
    }
}
