package dev.slipway.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.slipway.it.Replica.Answer;

/** Builds, contexts and Buildah's storage are on a disk that runs full. The service says so, and lives on. */
class DiskFullIT {

    private static final String FILLING = "FROM python:3.11-slim\nRUN dd if=/dev/zero of=/filled bs=1M\nCMD [\"true\"]\n";

    private static SmallDisk disk;
    private static Replica slipway;

    @BeforeAll
    static void start() throws Exception {
        disk = SmallDisk.create();
        Map<String, String> settings = new TreeMap<>(TestMachine.settings());
        settings.putAll(disk.settings());
        settings.put("SLIPWAY_PLAN_CUSTOM_DOCKERFILE", "allow");
        settings.put("SLIPWAY_DISK_MIN_FREE", "50M"); // the disk is smaller than what is usually kept free
        slipway = new Replica(TestMachine.newHome("disk-full"), settings);
        slipway.start();
    }

    @AfterAll
    static void stop() throws Exception {
        try {
            slipway.close();
        } finally {
            disk.close();
        }
    }

    @Test
    void a_step_that_fills_the_disk_fails_its_build_and_no_other() throws Exception {
        JsonNode failed = end(accepted(agent("Dockerfile", FILLING)));

        assertThat(failed.path("status").asText()).as(failed.toPrettyString()).isEqualTo("FAILED");
        assertThat(failed.path("failure").path("code").asText()).isEqualTo("disk_full");
        assertThat(failed.path("error").asText()).endsWith("failed: no space left on the builder's disk");

        JsonNode next = end(accepted(agent("agent.py", "print('small')\n")));
        assertThat(next.path("status").asText()).as(next.toPrettyString()).isEqualTo("SUCCEEDED");
    }

    @Test
    void requests_to_a_full_disk_are_answered_and_builds_succeed_once_there_is_room() throws Exception {
        String before = accepted(agent("agent.py", "print('before')\n"));
        assertThat(end(before).path("status").asText()).isEqualTo("SUCCEEDED");

        disk.fill();
        List<String> acceptedWhileFull = new ArrayList<>();
        for (int number = 0; number < 5; number++) {
            Answer answer = post(agent("agent.py", "print('full')\n"));
            assertThat(answer.status()).as(answer.body()).isIn(202, 503);
            if (answer.status() == 503) {
                assertThat(answer.field("error")).isNotBlank().doesNotContain("\n");
            } else {
                acceptedWhileFull.add(answer.field("id"));
            }
        }
        assertThat(slipway.get("/q/health/live").status()).isEqualTo(200);
        assertThat(slipway.get("/api/v1/builds/" + before).status()).isEqualTo(200);

        disk.makeRoom();
        JsonNode after = end(accepted(agent("agent.py", "print('after')\n")));
        assertThat(after.path("status").asText()).as(after.toPrettyString()).isEqualTo("SUCCEEDED");
        assertThat(acceptedWhileFull).map(DiskFullIT::end).allMatch(
                build -> !build.has("failure") || build.path("failure").path("code").asText().equals("disk_full"));
    }

    /** One that no build has seen. */
    private static Map<String, Object> agent(String file, String text) {
        return Map.of("name", "Disk Full", "files", Map.of(file, text, "note.txt", UUID.randomUUID().toString()));
    }

    private static Answer post(Map<String, Object> body) throws Exception {
        return slipway.post(body, UUID.randomUUID().toString());
    }

    private static String accepted(Map<String, Object> body) throws Exception {
        Answer answer = post(body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        return answer.field("id");
    }

    private static JsonNode end(String id) {
        return Awaitility.await("the end of " + id).atMost(Duration.ofMinutes(5)).pollInterval(Duration.ofMillis(500))
                .until(() -> new ObjectMapper().readTree(slipway.get("/api/v1/builds/" + id).body()),
                        build -> build.has("completed_at"));
    }
}
