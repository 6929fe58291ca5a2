package dev.slipway.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

/** The main job, against the packaged service with real Buildah, registry, PostgreSQL and pip. */
class MainJobIT {

    private static SlipwayProcess slipway;

    @BeforeAll
    static void start() throws Exception {
        slipway = SlipwayProcess.start(TestMachine.newHome("main-job"), Map.of());
    }

    @AfterAll
    static void stop() throws Exception {
        slipway.close();
    }

    @Test
    void the_documented_sample_becomes_an_image_that_the_registry_has() throws Exception {
        JsonNode accepted = slipway.post(Samples.DOCUMENTED);
        assertThat(accepted.path("status").asText()).isIn("PENDING", "BUILDING");

        JsonNode build = slipway.awaitEnd(accepted.path("id").asText());

        assertThat(build.path("status").asText()).as(build.toPrettyString()).isEqualTo("SUCCEEDED");
        assertThat(build.path("dockerfile").asText()).isEqualTo(Samples.DOCUMENTED_DOCKERFILE);
        String image = build.path("image").asText();
        assertThat(image).isEqualTo(accepted.path("image").asText())
                .startsWith(TestMachine.registry() + "/my-agent:");
        assertThat(Skopeo.inspect(image).path("Digest").asText()).isEqualTo(build.path("digest").asText());
        JsonNode config = Skopeo.inspect(image, "--config").path("config");
        assertThat(texts(config.path("Cmd"))).containsExactly("python", "agent.py");
        assertThat(config.path("WorkingDir").asText()).isEqualTo("/app");
        assertThat(texts(config.path("Env"))).noneMatch(variable -> variable.contains("CERT") || variable.contains("PIP_"));
        assertThat(slipway.log(build.path("id").asText())).contains(": RUN pip install --no-cache-dir -r requirements.txt",
                "Successfully installed",
                "laying 2 files in /app upon the dependencies");

        JsonNode again = slipway.awaitEnd(slipway.post(Samples.DOCUMENTED).path("id").asText());
        assertThat(again.path("id").asText()).isEqualTo(build.path("id").asText() + "-2");
        assertThat(again.path("image")).isEqualTo(build.path("image"));
        assertThat(again.path("digest")).isEqualTo(build.path("digest"));
        assertThat(again.path("cache").path("image").asBoolean()).isTrue();
    }

    @Test
    void a_package_that_does_not_exist_fails_with_the_documented_error() {
        JsonNode build = slipway.awaitEnd(slipway.post(Samples.fresh("nonexistent-package\n")).path("id").asText());

        assertThat(build.path("status").asText()).isEqualTo("FAILED");
        assertThat(build.path("error").asText())
                .isEqualTo("pip install failed: no matching distribution found for nonexistent-package");
        assertThat(build.path("failure").path("code").asText()).isEqualTo("no_matching_distribution");
        assertThat(build.path("failure").path("step").asText()).isEqualTo("pip install");
        assertThat(build.path("failure").path("retryable").asBoolean()).isFalse();
        assertThat(build.has("completed_at")).isTrue();
        assertThat(build.has("digest")).isFalse();
    }

    @Test
    void after_a_failure_the_same_request_really_builds_again() {
        Map<String, Object> request = Samples.fresh("nonexistent-package-two\n");
        String first = slipway.awaitEnd(slipway.post(request).path("id").asText()).path("id").asText();

        String second = slipway.awaitEnd(slipway.post(request).path("id").asText()).path("id").asText();

        assertThat(second).isEqualTo(first + "-2");
        assertThat(slipway.log(second)).contains("nonexistent-package-two");
    }

    @Test
    void the_output_can_be_followed_from_the_first_line_to_the_end() throws Exception {
        String id = slipway.post(Samples.fresh("")).path("id").asText();

        String events = slipway.events(id);

        assertThat(events).contains("id:1\n", "\"step\":\"1/", " FROM python:3.11-slim\"", "\"step\":\"push\"")
                .endsWith("event:end\ndata:{\"status\":\"SUCCEEDED\"}\n\n");
        assertThat(slipway.build(id).path("status").asText()).isEqualTo("SUCCEEDED");
        assertThat(slipway.log(id).lines()).hasSize((int) events.lines().filter(line -> line.startsWith("id:")).count());
    }

    @Test
    void the_image_uri_is_the_same_from_a_service_with_an_empty_database() throws Exception {
        Map<String, Object> request = Samples.fresh("");
        String image = slipway.post(request).path("image").asText();

        try (SlipwayProcess other = SlipwayProcess.start(TestMachine.newHome("empty"),
                Map.of("SLIPWAY_BUILD_ENABLED", "false"))) {
            assertThat(other.post(request).path("image").asText()).isEqualTo(image);
        }
    }

    @Test
    void service_and_buildah_run_as_an_ordinary_user() throws Exception {
        String id = slipway.post(Samples.fresh("six\nattrs\n")).path("id").asText();

        Set<String> seen = new TreeSet<>();
        while (!slipway.build(id).has("completed_at")) {
            ProcessHandle.of(slipway.pid()).orElseThrow().descendants()
                    .filter(process -> process.info().command().orElse("").endsWith("/buildah"))
                    .forEach(process -> uid(process.pid()).ifPresent(seen::add));
        }

        assertThat(uid(slipway.pid()).orElseThrow()).isNotEqualTo("0");
        assertThat(seen).containsExactly(uid(slipway.pid()).orElseThrow());
        assertThat(slipway.build(id).path("status").asText()).isEqualTo("SUCCEEDED");
    }

    /** Seen from here, outside of all user namespaces; nothing once the process is gone. */
    private static Optional<String> uid(long pid) {
        try {
            return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")).stream()
                    .filter(line -> line.startsWith("Uid:")).findFirst().map(line -> line.split("\\s+")[1]);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asText).toList();
    }
}
