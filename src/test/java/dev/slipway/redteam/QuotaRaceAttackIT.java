package dev.slipway.redteam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.slipway.it.Fleet;
import dev.slipway.it.Replica;

/** The limits of a workspace are those of all replicas together. */
class QuotaRaceAttackIT {

    private static final int AT_ONCE = 50;

    @RedTeam
    void fifty_requests_at_once_to_two_replicas_get_five_builds_queued_and_two_built_at_a_time() throws Exception {
        try (Fleet fleet = Fleet.fake("quota-race", 2, Map.of("SLIPWAY_BUILD_PARALLEL", "4",
                "SLIPWAY_QUOTA_QUEUED_BUILDS", "5", "SLIPWAY_QUOTA_CONCURRENT_BUILDS", "2"))) {
            warmUp(fleet.replicas());
            List<Integer> answers = atOnce(fleet.replicas());
            // While they were sent, at most two were taken out of the queue, each making room for one more.
            long accepted = answers.stream().filter(status -> status == 202).count();
            assertThat(accepted).isBetween(5L, 7L);
            assertThat(answers.stream().filter(status -> status == 429).count()).isEqualTo(AT_ONCE - accepted);

            Watch watch = new Watch(0);
            await().atMost(Duration.ofMinutes(2)).pollInterval(Duration.ofMillis(50)).until(() -> {
                Replica.Answer quota = fleet.replicas().get(0).get("/api/v1/quota");
                return watch.isOver(quota);
            });
            assertThat(watch.most).as("builds under way at a time").isEqualTo(2);
            assertWrittenDownBeforeTheEnd(fleet.replicas().get(0), fleet.replicas().get(1));
        }
    }

    private static void assertWrittenDownBeforeTheEnd(Replica remaining, Replica ending) throws Exception {
        ending.post("/api/v1/builds/build-0000000a/cancel");
        ending.terminate(Duration.ofMinutes(1));

        assertThat(remaining.get("/api/v1/audit?action=build.cancel").body()).contains("build-0000000a");
        assertThat(remaining.get("/api/v1/audit?limit=100&action=build.create").body().split("\"at\""))
                .hasSizeGreaterThan(AT_ONCE);
    }

    /** A service that has just started may be slow to answer its first requests, and is not to be measured by them. */
    private static void warmUp(List<Replica> replicas) {
        for (Replica replica : replicas) {
            await().atMost(Duration.ofMinutes(2)).ignoreExceptions()
                    .until(() -> replica.post(body(-1), "warm-up").status() == 202);
        }
        await().atMost(Duration.ofMinutes(2)).ignoreExceptions()
                .until(() -> new Watch(1).isOver(replicas.get(0).get("/api/v1/quota")));
    }

    private static List<Integer> atOnce(List<Replica> replicas) throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<Future<Integer>> answers = IntStream.range(0, AT_ONCE).mapToObj(number -> clients.submit(
                    () -> replicas.get(number % replicas.size()).post(body(number), "race-" + number).status())).toList();
            List<Integer> statuses = new ArrayList<>();
            for (Future<Integer> answer : answers) {
                statuses.add(answer.get());
            }
            return statuses;
        } finally {
            clients.shutdownNow();
        }
    }

    private static Map<String, Object> body(int number) {
        return Map.of("name", "Race", "files", Map.of("agent.py", "# engine: sleep=2\nprint(" + number + ")\n"));
    }

    /** How many builds were seen under way at once. */
    private static final class Watch {
        private int most;

        Watch(int most) {
            this.most = most;
        }

        boolean isOver(Replica.Answer quota) throws Exception {
            JsonNode shares = new ObjectMapper().readTree(quota.body());
            int building = shares.path("concurrent_builds").path("used").asInt(-1);
            int waiting = shares.path("queued_builds").path("used").asInt(-1);
            most = Math.max(most, building);
            return most > 0 && building == 0 && waiting == 0;
        }
    }
}
