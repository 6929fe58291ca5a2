package dev.slipway.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Ten kinds of agents become images through the API, against the real package indexes, and every image does what its kind
 * should. All builds are asked for at once; the tests take the images as they come.
 */
class TenKindsIT {

    private static final List<String> KINDS = List.of("pip", "go", "uv", "typescript", "javascript", "fastapi", "langgraph",
            "poetry", "pipenv", "streamlit");

    private static final Map<String, String> BUILDS = new LinkedHashMap<>();
    private static SlipwayProcess slipway;
    private static ImageRunner images;

    @BeforeAll
    static void start_all_builds() throws Exception {
        slipway = SlipwayProcess.start(TestMachine.newHome("ten-kinds"), Map.of("SLIPWAY_BUILD_PARALLEL", "2"));
        images = new ImageRunner(TestMachine.newHome("images"));
        KINDS.forEach(kind -> BUILDS.put(kind, slipway.post(KindSources.freshRequest(kind)).path("id").asText()));
    }

    @AfterAll
    static void stop() {
        slipway.close();
    }

    @Test
    void pip_installs_the_declared_requirements() throws Exception {
        JsonNode build = succeeded("pip", "python", "pip", null, "agent.py");

        assertThat(output(build)).isEqualTo("Good morning, captain: 2 tasks, first inspect hull.\n");
    }

    @Test
    void uv_installs_what_its_lock_file_says() throws Exception {
        JsonNode build = succeeded("uv", "python", "uv", null, "main.py");

        assertThat(output(build)).isEqualTo("xn--mwe-sna.example by idna 3.7, development packages: False\n");
    }

    @Test
    void poetry_installs_what_its_lock_file_says() throws Exception {
        JsonNode build = succeeded("poetry", "python", "poetry", "flask", "app.py");

        try (RunningImage image = start(build)) {
            assertThat(image.get("/berths")).contains("\"free\":[\"north\"]").contains("\"gunicorn\":\"22.0.0\"");
        }
    }

    @Test
    void pipenv_installs_what_its_lock_file_says() throws Exception {
        JsonNode build = succeeded("pipenv", "python", "pipenv", null, "bot.py");

        assertThat(output(build)).contains("2.4 m").contains("tenacity 8.5.0");
    }

    @Test
    void a_fastapi_agent_serves_with_what_its_imports_need() throws Exception {
        JsonNode build = succeeded("fastapi", "python", "pip", "fastapi", "server.py");

        try (RunningImage image = start(build)) {
            assertThat(image.get("/health")).isEqualTo("{\"status\":\"ok\"}");
            assertThat(image.post("/weigh", "application/json", "{\"boxes\":[1.5,2]}")).isEqualTo("{\"kg\":3.5}");
            assertThat(image.post("/note", "application/x-www-form-urlencoded", "text=all+well")).isEqualTo("{\"words\":2}");
        }
    }

    @Test
    void a_streamlit_page_is_healthy() throws Exception {
        JsonNode build = succeeded("streamlit", "python", "pip", "streamlit", "dashboard.py");

        try (RunningImage image = start(build)) {
            assertThat(image.get("/_stcore/health")).isEqualTo("ok");
            assertThat(image.get("/")).contains("<title>Streamlit</title>");
        }
    }

    @Test
    void a_langgraph_agent_runs_its_graph() throws Exception {
        JsonNode build = succeeded("langgraph", "python", "pip", "langgraph", "graph.py");

        assertThat(output(build)).isEqualTo("harbour -> strait -> island ['passed strait', 'passed island']\n");
    }

    @Test
    void typescript_is_compiled_and_serves() throws Exception {
        JsonNode build = succeeded("typescript", "node", "npm", "express", "src/server.ts");

        try (RunningImage image = start(build)) {
            assertThat(image.get("/health")).isEqualTo("{\"status\":\"ok\"}");
            assertThat(image.post("/course", "application/json", "{\"heading\":90,\"knots\":6}"))
                    .isEqualTo("{\"course\":\"6 kn at 90 degrees, head wind\"}");
        }
    }

    @Test
    void plain_javascript_runs_with_what_it_requires() throws Exception {
        JsonNode build = succeeded("javascript", "node", "npm", null, "agent.js");

        assertThat(output(build)).isEqualTo("lighthouse: ... --- / ...\n");
    }

    @Test
    void a_go_program_serves_from_an_image_of_nothing_else() throws Exception {
        JsonNode build = succeeded("go", "go", "go", "chi", "main.go");

        try (RunningImage image = start(build)) {
            assertThat(image.get("/buoys/west")).isEqualTo("{\"name\":\"west\",\"depth\":12}\n");
        }
        assertThat(build.path("size_bytes").asLong()).isLessThan(10_000_000);
    }

    private static JsonNode succeeded(String kind, String language, String packageManager, String framework,
            String entryPoint) {
        JsonNode build = slipway.awaitEnd(BUILDS.get(kind));
        assertThat(build.path("status").asText())
                .as(() -> build.toPrettyString() + slipway.log(build.path("id").asText())).isEqualTo("SUCCEEDED");
        assertThat(build.path("cache").path("image").asBoolean()).as("really built").isFalse();
        assertThat(build.path("language").asText()).isEqualTo(language);
        assertThat(build.path("package_manager").asText()).isEqualTo(packageManager);
        assertThat(build.path("framework").asText(null)).isEqualTo(framework);
        assertThat(build.path("entry_point").asText()).isEqualTo(entryPoint);
        return build;
    }

    private static RunningImage start(JsonNode build) throws Exception {
        return images.start(build.path("image").asText());
    }

    private static String output(JsonNode build) throws Exception {
        try (RunningImage image = start(build)) {
            return image.outputAtEnd();
        }
    }
}
