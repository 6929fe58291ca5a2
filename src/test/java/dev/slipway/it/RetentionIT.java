package dev.slipway.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** What nobody asks for any more goes by itself, beside builds that are queued or under way. */
class RetentionIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @Test
    void a_storage_above_its_size_is_emptied_between_builds_and_never_under_them() throws Exception {
        Path home = TestMachine.newHome("retention-images");
        try (SlipwayProcess slipway = SlipwayProcess.start(home,
                Map.of("SLIPWAY_RETENTION_EVERY", "2s", "SLIPWAY_RETENTION_IMAGES", "1M"))) {
            List<String> ids = new ArrayList<>();
            for (int build = 0; build < 4; build++) {
                ids.add(slipway.post(Samples.fresh("six\n")).path("id").asText());
            }

            for (String id : ids) {
                JsonNode build = slipway.awaitEnd(id);
                assertThat(build.path("status").asText()).as(build.toPrettyString() + slipway.log(id)).isEqualTo("SUCCEEDED");
            }
            Awaitility.await("the images to be removed").atMost(PATIENCE).until(() -> images(home) == 0);
            assertThat(Files.readString(home.resolve("service.log"))).contains("images were removed");
            assertThat(slipway.awaitEnd(slipway.post(Samples.fresh("")).path("id").asText()).path("status").asText())
                    .isEqualTo("SUCCEEDED");
        }
    }

    @Test
    void logs_and_contexts_go_and_those_of_a_build_under_way_stay() throws Exception {
        Path home = TestMachine.newHome("retention");
        try (SlipwayProcess slipway = SlipwayProcess.start(home, Map.of("SLIPWAY_RETENTION_EVERY", "1s",
                "SLIPWAY_RETENTION_LOGS", "1s", "SLIPWAY_RETENTION_CONTEXTS", "1s", "SLIPWAY_BUILD_PARALLEL", "1",
                "SLIPWAY_PLAN_CUSTOM_DOCKERFILE", "allow"))) {
            Map<String, Object> slow = Map.of("name", "Slow", "files", Map.of("agent.py", "print(1)\n", "Dockerfile",
                    "FROM python:3.11-slim\nCOPY agent.py .\nRUN echo begun && sleep 10\n"));
            String underWay = slipway.post(slow).path("id").asText();
            String waiting = slipway.post(Samples.fresh("")).path("id").asText();

            JsonNode first = slipway.awaitEnd(underWay);
            JsonNode second = slipway.awaitEnd(waiting);

            assertThat(first.path("status").asText()).as(first.toPrettyString()).isEqualTo("SUCCEEDED");
            assertThat(second.path("status").asText()).as("its context was older than is kept: " + second.toPrettyString())
                    .isEqualTo("SUCCEEDED");
            Awaitility.await("the logs to go").atMost(PATIENCE).until(() -> slipway.log(waiting).isEmpty());
            Awaitility.await("the context to go").atMost(PATIENCE)
                    .until(() -> slipway.download("/api/builds/" + waiting + "/context").statusCode() == 404);
            assertThat(new String(slipway.download("/api/builds/" + waiting + "/context").body(), StandardCharsets.UTF_8))
                    .contains("context_gone");
            assertThat(slipway.build(waiting).path("status").asText()).as("the build itself stays").isEqualTo("SUCCEEDED");
        }
    }

    private static int images(Path home) throws IOException {
        Path list = home.resolve("buildah/storage/overlay-images/images.json");
        return Files.exists(list) ? new ObjectMapper().readTree(Files.readAllBytes(list)).size() : 0;
    }
}
