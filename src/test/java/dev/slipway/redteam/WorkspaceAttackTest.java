package dev.slipway.redteam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.slipway.PostgresResource;
import dev.slipway.TestKeys;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;

/** The curious neighbour: an administrator of one workspace, on the ids of another. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class WorkspaceAttackTest {

    private final String owner = "victim-" + UUID.randomUUID().toString().substring(0, 8);
    private final String neighbour = "curious-" + UUID.randomUUID().toString().substring(0, 8);
    private final Map<String, String> source = Map.of("agent.py", "print('" + UUID.randomUUID() + "')\n");

    private String ownersKey;
    private String neighboursKey;
    private String build;
    private String agent;

    @BeforeEach
    void the_owner_has_a_build_an_agent_and_a_key() {
        ownersKey = TestKeys.make(owner, "admin");
        neighboursKey = TestKeys.make(neighbour, "admin");
        build = start(ownersKey, Map.of()).path("id");
        agent = "agent-of-" + owner;
        TestKeys.client(ownersKey).body(Map.of("agent_name", agent, "image", "registry.example.com/" + owner + "/x:1"))
                .post("/api/deploy").then().statusCode(201);
    }

    private Response start(String key, Map<String, String> headers) {
        return TestKeys.client(key).headers(headers).body(Map.of("name", "My Agent", "files", source)).post("/api/builds")
                .then().statusCode(202).extract().response();
    }

    /** One documented operation, such as {@code GET /builds/{id}}. */
    private record Operation(String method, String path) {
        boolean isOfOneThing() {
            return path.contains("{");
        }

        boolean isOfSecrets() {
            return path.startsWith("/secrets/");
        }
    }

    private static List<Operation> documented() throws Exception {
        List<Operation> operations = new ArrayList<>();
        JsonNode paths = new ObjectMapper().readTree(RestAssured.get("/q/openapi?format=json").asString()).path("paths");
        paths.properties().forEach(path -> path.getValue().fieldNames().forEachRemaining(method -> {
            if (List.of("get", "post", "put", "patch", "delete").contains(method)) {
                operations.add(new Operation(method.toUpperCase(Locale.ROOT), path.getKey()));
            }
        }));
        return operations;
    }

    /** The address of the owner's thing; a new kind of thing has to be made above and named here. */
    private String ofOwner(String path) {
        String thing = switch (path.split("/")[1]) {
            case "builds" -> build;
            case "agents" -> agent;
            case "keys" -> TestKeys.publicId(ownersKey);
            default -> throw new AssertionError("give the owner something for " + path + " and name it here");
        };
        return path.replaceAll("\\{[^}]+}", thing);
    }

    @RedTeam
    void every_documented_route_with_another_workspaces_ids() throws Exception {
        List<Operation> operations = documented().stream().filter(Operation::isOfOneThing)
                .filter(operation -> !operation.isOfSecrets()).toList();
        assertThat(operations).hasSizeGreaterThan(5);

        for (Operation operation : operations) {
            String path = ofOwner(operation.path());
            if (operation.method().equals("GET")) {
                Response answer = TestKeys.client(ownersKey).get("/api" + path);
                assertThat(answer.statusCode() == 404 ? answer.<String> path("code") : "").as("%s for its owner", operation)
                        .doesNotEndWith("_not_found"); // a build that waits has no SBOM yet, which is said otherwise
            }
            for (String base : List.of("/api", "/api/v1")) {
                Response answer = TestKeys.client(neighboursKey).request(operation.method(), base + path);
                assertThat(answer.statusCode()).as("%s%s for a neighbour", base, operation).isEqualTo(404);
                assertThat(answer.<String> path("code")).as("%s%s for a neighbour", base, operation).endsWith("_not_found");
            }
        }
        TestKeys.client(ownersKey).get("/api/builds/" + build).then().statusCode(200).body("status", equalTo("PENDING"));
    }

    /** Names of secrets are each workspace's own, so a neighbour's request is about a secret of its own. */
    @RedTeam
    void another_workspaces_secret() {
        Map<String, Object> secret = Map.of("type", "pip-index", "url", "https://pypi.example.com/simple", "username", "reader",
                "password", "correct-horse-battery");
        TestKeys.client(ownersKey).body(secret).put("/api/secrets/index").then().statusCode(204);

        TestKeys.client(neighboursKey).delete("/api/secrets/index").then().statusCode(204);
        assertThat(TestKeys.client(neighboursKey).get("/api/secrets").asString()).doesNotContain("pypi.example.com");

        assertThat(TestKeys.client(ownersKey).get("/api/secrets").asString()).contains("pypi.example.com");
    }

    @RedTeam
    void every_documented_list_for_another_workspaces_things() throws Exception {
        for (Operation operation : documented()) {
            if (operation.method().equals("GET") && !operation.isOfOneThing()) {
                String shown = TestKeys.client(neighboursKey).get("/api" + operation.path()).asString();
                assertThat(shown).as("%s", operation).doesNotContain(owner).doesNotContain(build)
                        .doesNotContain(TestKeys.publicId(ownersKey));
            }
        }
        assertThat(TestKeys.client(ownersKey).get("/api/builds").asString()).contains(build);
        assertThat(TestKeys.client(ownersKey).get("/api/agents").asString()).contains(agent);
        assertThat(TestKeys.client(ownersKey).get("/api/keys").asString()).contains(TestKeys.publicId(ownersKey));
    }

    @RedTeam
    void following_another_workspaces_log() {
        TestKeys.client(neighboursKey).accept("text/event-stream").get("/api/builds/" + build + "/logs").then()
                .statusCode(404).body("error", equalTo("build not found"));
    }

    @RedTeam
    void cancelling_another_workspaces_build() {
        TestKeys.client(neighboursKey).post("/api/builds/" + build + "/cancel").then().statusCode(404);

        TestKeys.client(ownersKey).get("/api/builds/" + build).then().body("status", equalTo("PENDING"));
    }

    @RedTeam
    void another_workspaces_idempotency_key() {
        Map<String, String> repeated = Map.of("Idempotency-Key", "shared-" + owner);
        String own = start(ownersKey, repeated).path("id");

        assertThat(start(neighboursKey, repeated).<String> path("id")).isNotEqualTo(own);
        TestKeys.client(neighboursKey).headers(Map.of("Idempotency-Key", "shared-" + owner))
                .body(Map.of("agent_name", "y", "image", "registry.example.com/y:1")).post("/api/deploy").then()
                .statusCode(201);
    }

    @RedTeam
    void another_workspaces_cursor_of_builds() {
        TestKeys.client(ownersKey).body(Map.of("name", "Second", "files", source)).post("/api/builds").then().statusCode(202);
        String cursor = TestKeys.client(ownersKey).get("/api/builds?limit=1").path("next_cursor");
        assertThat(cursor).isNotNull();

        TestKeys.client(ownersKey).get("/api/builds?cursor=" + cursor).then().statusCode(200);
        TestKeys.client(neighboursKey).get("/api/builds?cursor=" + cursor).then().statusCode(400);
    }

    @RedTeam
    void another_workspaces_cursor_of_keys() {
        TestKeys.make(owner, "builds:read");
        String cursor = TestKeys.client(ownersKey).get("/api/keys?limit=1").path("next_cursor");

        assertThat(TestKeys.client(ownersKey).get("/api/keys?cursor=" + cursor).<List<String>> path("keys.id"))
                .containsExactly(TestKeys.publicId(ownersKey));
        String shown = TestKeys.client(neighboursKey).get("/api/keys?cursor=" + cursor).then().statusCode(200).extract()
                .asString();
        assertThat(shown).doesNotContain(TestKeys.publicId(ownersKey));
    }

    @RedTeam
    void the_keys_of_another_workspace_by_a_filter() {
        TestKeys.client(PostgresResource.KEY).get("/api/keys?workspace=" + owner).then().statusCode(200);
        TestKeys.client(neighboursKey).get("/api/keys?workspace=" + owner).then().statusCode(403);
        TestKeys.client(neighboursKey).get("/api/keys?workspace=default").then().statusCode(403);
    }

    @RedTeam
    void joining_another_workspaces_identical_build() {
        Response mine = start(neighboursKey, Map.of());

        assertThat(mine.<String> path("id")).isNotEqualTo(build);
        assertThat(mine.<String> path("image")).startsWith("registry.example.com/" + neighbour + "/my-agent:");
        assertThat(start(ownersKey, Map.of()).<String> path("id")).isEqualTo(build);
    }

    @RedTeam
    void learning_from_the_artifact_store_that_another_workspace_has_the_same_source() {
        String mine = start(neighboursKey, Map.of()).path("id");

        String ownersArtifact = TestKeys.client(ownersKey).get("/api/builds/" + build + "/context").getHeader("ETag");
        String myArtifact = TestKeys.client(neighboursKey).get("/api/builds/" + mine + "/context").getHeader("ETag");
        assertThat(ownersArtifact).isNotNull().isNotEqualTo(myArtifact);
        TestKeys.client(neighboursKey).header("If-None-Match", ownersArtifact).get("/api/builds/" + mine + "/context").then()
                .statusCode(200);
    }

    @RedTeam
    void overwriting_another_workspaces_agent_by_its_name() {
        TestKeys.client(neighboursKey).body(Map.of("agent_name", agent, "image", "registry.example.com/evil:1"))
                .post("/api/deploy").then().statusCode(201);

        TestKeys.client(ownersKey).get("/api/agents/" + agent).then().statusCode(200)
                .body("image_uri", not(equalTo("registry.example.com/evil:1")));
    }

    @RedTeam
    void names_of_agents_that_climb_into_another_workspaces_images() {
        for (String name : List.of(owner + "/my-agent", "../" + owner + "/my-agent", owner + "\\my-agent",
                owner + "\uff0fmy-agent", owner + "\u2215my-agent", owner + "%2Fmy-agent", "./" + owner + "//my-agent")) {
            Response planned = TestKeys.client(PostgresResource.KEY).body(Map.of("name", name, "files", source))
                    .post("/api/builds/plan");
            if (planned.statusCode() == 200) {
                assertThat(planned.<String> path("image")).as(name).matches("registry\\.example\\.com/[a-z0-9-]+:[0-9a-f]{8}");
            } else {
                assertThat(planned.statusCode()).as(name).isEqualTo(400);
            }
        }
    }

    @RedTeam
    void a_workspace_whose_name_is_a_path() {
        for (String name : List.of("..", "a/b", "victim/", "library", "Default", "default\n", "a%2fb", "-", "")) {
            Map<String, Object> body = new HashMap<>(Map.of("name", "x", "workspace", name));
            TestKeys.client(PostgresResource.KEY).body(body).post("/api/keys").then().statusCode(400)
                    .body("field", equalTo("workspace"));
        }
    }

    @RedTeam
    void a_workspace_that_is_named_in_the_request() {
        TestKeys.client(neighboursKey).header("X-Workspace", owner).queryParam("workspace", owner)
                .get("/api/builds/" + build).then().statusCode(404);
        Map<String, Object> body = new HashMap<>(Map.of("name", "My Agent", "files", source, "workspace", owner));
        assertThat(TestKeys.client(neighboursKey).body(body).post("/api/builds").then().statusCode(202).extract()
                .<String> path("image")).contains("/" + neighbour + "/");
    }
}
