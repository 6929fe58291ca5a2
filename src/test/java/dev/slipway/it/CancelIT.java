package dev.slipway.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A build is cancelled in each of its phases: it ends, and nothing of it is left on the machine. */
class CancelIT {

    private static Fleet fleet;
    private static Replica service;

    @BeforeAll
    static void start() throws Exception {
        fleet = Fleet.real("cancel", 1,
                Map.of("SLIPWAY_PLAN_CUSTOM_DOCKERFILE", "allow", "SLIPWAY_BUILD_PARALLEL", "1",
                        "SLIPWAY_BUILD_BASE_REGISTRIES", "docker.io,127.0.0.1:9"));
        service = fleet.replicas().get(0);
        String first = accepted("FROM python:3.11-slim\n"); // so the replica has fetched the base image, for every build
        awaitSuccess(first);
    }

    @AfterAll
    static void stop() {
        fleet.close();
    }

    @Test
    void while_it_waits_in_the_queue() throws Exception {
        String first = accepted("FROM python:3.11-slim\nRUN echo under way && sleep 600\n");
        awaitLog(first, "under way");
        String waiting = accepted("FROM python:3.11-slim\n");
        assertThat(status(waiting)).isEqualTo("PENDING");

        assertThat(service.post("/api/builds/" + waiting + "/cancel").status()).isEqualTo(202);

        assertThat(status(waiting)).as("at once, since nothing of it runs").isEqualTo("FAILED");
        assertCancelled(waiting, System.nanoTime());
        cancelled(first);
    }

    @Test
    void while_a_step_runs_that_has_put_a_process_aside() throws Exception {
        String id = accepted("FROM python:3.11-slim\nRUN (setsid sleep 601 &) ; echo under way && sleep 600\n");
        awaitLog(id, "under way");

        cancelled(id);
    }

    @Test
    void while_it_waits_for_a_registry_that_is_away() throws Exception {
        String id = accepted("FROM 127.0.0.1:9/library/nothing:1\n");
        awaitLog(id, "trying again in");

        cancelled(id);
    }

    @Test
    void while_the_image_is_pushed() throws Exception {
        String id = accepted("FROM python:3.11-slim\nRUN head -c 600000000 /dev/urandom > /large\n");
        Awaitility.await("the push").atMost(Duration.ofMinutes(4)).pollInterval(Duration.ofMillis(100))
                .until(() -> service.get("/api/builds/" + id + "/logs").body(),
                        log -> log.substring(Math.max(0, log.indexOf("COMMIT"))).contains("Copying blob"));

        cancelled(id);
    }

    @Test
    void an_ended_build_cannot_be_cancelled() throws Exception {
        String id = accepted("FROM python:3.11-slim\n");
        awaitSuccess(id);

        Replica.Answer answer = service.post("/api/builds/" + id + "/cancel");

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.field("error")).isEqualTo("the build has ended already");
        assertThat(status(id)).isEqualTo("SUCCEEDED");
    }

    private static void cancelled(String id) throws Exception {
        long begin = System.nanoTime();
        assertThat(service.post("/api/builds/" + id + "/cancel").status()).isEqualTo(202);
        assertCancelled(id, begin);
    }

    private static void assertCancelled(String id, long begin) throws Exception {
        Awaitility.await(id + " to end").atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(50))
                .until(() -> status(id).equals("FAILED"));
        System.out.printf("cancelled %s: FAILED after %d ms%n", id, (System.nanoTime() - begin) / 1_000_000);
        assertThat(service.get("/api/builds/" + id).field("error")).isEqualTo("build cancelled");
        if (service.get("/api/builds?status=BUILDING").body().contains("\"id\"")) {
            return; // what is left over is counted when nothing else runs
        }
        MachineState left = service.state();
        assertThat(left.processes()).as("processes").noneMatch(line -> line.contains("sleep"))
                .filteredOn(line -> line.contains("buildah")).isEmpty();
        assertThat(left.mounts()).as("mounts").isEmpty();
        assertThat(left.workFolders()).as("work folders").isEmpty();
        assertThat(left.containers()).as("working containers").isEmpty();
    }

    private static String accepted(String dockerfile) throws Exception {
        Replica.Answer answer = service.post(Map.of("name", "Cancelled", "files",
                Map.of("agent.py", "print('" + UUID.randomUUID() + "')\n", "Dockerfile", dockerfile)),
                UUID.randomUUID().toString());
        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        return answer.field("id");
    }

    private static String status(String id) throws Exception {
        return service.get("/api/builds/" + id).field("status");
    }

    private static void awaitSuccess(String id) {
        Awaitility.await("its end").atMost(Duration.ofMinutes(2)).until(() -> status(id).equals("SUCCEEDED"));
    }

    private static void awaitLog(String id, String text) {
        Awaitility.await("'" + text + "' in the log of " + id).atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> service.get("/api/builds/" + id + "/logs").body().contains(text));
    }
}
