package dev.slipway.api;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.slipway.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class DeployApiTest {

    private static final Map<String, String> FILES = Map.of("agent.py", "print('deployed')\n");

    private static Map<String, Object> deploy(String name, String field, Object value) {
        Map<String, Object> body = new HashMap<>();
        body.put("agent_name", name);
        body.put(field, value);
        return body;
    }

    @Test
    void from_source_starts_a_build_as_post_builds_does() {
        String id = Api.post("/api/deploy", deploy("deployed-agent", "source_files", FILES)).statusCode(201)
                .body("agent", equalTo("deployed-agent")).body("namespace", equalTo("default"))
                .body("build_required", equalTo(true))
                .body("image_uri", matchesPattern("registry\\.example\\.com/deployed-agent:[0-9a-f]{8}"))
                .extract().path("build_id");

        Api.post("/api/builds", Map.of("name", "deployed-agent", "files", FILES)).statusCode(202).body("id", equalTo(id));
        Api.client().get("/api/agents/deployed-agent").then().statusCode(200)
                .body("status", equalTo("Building")).body("build_id", equalTo(id)).body("build_status", equalTo("PENDING"));
    }

    @Test
    void from_an_image_builds_nothing() {
        Map<String, Object> body = deploy("image-agent", "image", "registry.example.com/some:1.0");
        body.put("env", List.of(Map.of("name", "TOKEN", "value", "very secret")));
        body.put("llm_configs", List.of(Map.of("provider", "openai", "model", "gpt-4o", "role", "primary")));

        Api.post("/api/v1/deploy", body).statusCode(201).body("build_required", equalTo(false))
                .body("build_id", nullValue()).body("image_uri", equalTo("registry.example.com/some:1.0"));
        String shown = Api.client().get("/api/agents/image-agent").then().statusCode(200)
                .body("status", equalTo("ImageGiven")).body("env", equalTo(List.of("TOKEN")))
                .body("llm_configs[0].model", equalTo("gpt-4o")).extract().asString();
        org.assertj.core.api.Assertions.assertThat(shown).doesNotContain("very secret");
    }

    @Test
    void a_second_deploy_updates_the_agent() {
        Api.post("/api/deploy", deploy("twice", "image", "registry.example.com/one:1")).statusCode(201);
        Api.post("/api/deploy", deploy("twice", "image", "registry.example.com/two:2")).statusCode(201);

        Api.client().get("/api/agents").then().statusCode(200)
                .body("agents.findAll { it.agent == 'twice' }.image_uri", equalTo(List.of("registry.example.com/two:2")))
                .body("agents.status", not(hasItem("Running")));
    }

    @Test
    void neither_source_nor_image_is_400() {
        Api.post("/api/deploy", Map.of("agent_name", "x")).statusCode(400).body("field", equalTo("source_files"));
    }

    @Test
    void bad_names_and_images_are_400() {
        Api.post("/api/deploy", Map.of("source_files", FILES)).statusCode(400).body("field", equalTo("agent_name"));
        Api.post("/api/deploy", deploy("---", "source_files", FILES)).statusCode(400);
        Api.post("/api/deploy", deploy("x\ny", "source_files", FILES)).statusCode(400);
        Api.post("/api/deploy", deploy("x", "source_files", Map.of("../x.py", "x"))).statusCode(400);
        Api.post("/api/deploy", deploy("x", "image", "not an image")).statusCode(400).body("field", equalTo("image"));
        Api.client().post("/api/deploy").then().statusCode(400);
    }

    @Test
    void an_unknown_agent_is_404() {
        Api.client().get("/api/agents/nobody").then().statusCode(404).body("error", equalTo("agent not found"));
        Api.client().get("/api/agents/%00").then().statusCode(404);
    }
}
