package dev.slipway.redteam;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.databind.JsonNode;

import dev.slipway.it.SlipwayProcess;
import dev.slipway.it.TestMachine;

/**
 * A fork bomb, a memory hog and a disk filler at once, each within bounds of its own as a net, while a client asks for a
 * build's status fifty times a second and a normal build is to come through.
 */
class NoisyNeighbourIT {

    private static final String BOMB = "import os,time\nfor i in range(3000):\n try:\n  if os.fork()==0: time.sleep(60); os._exit(0)\n"
            + " except OSError: time.sleep(0.01)\n";
    private static final String MEMORY = "import time\nkept=[]\nfor i in range(60):\n kept.append(bytearray(100<<20))\n"
            + " kept[-1][::4096]=b'x'*len(kept[-1][::4096])\ntime.sleep(60)\n";
    private static final String DISK = "b=b'x'*(1<<20)\nfor i in range(50):\n f=open('/fill-%d'%i,'wb')\n"
            + " for j in range(100): f.write(b)\n f.close()\n";

    /** Status and nanoseconds of each answer. */
    private final List<long[]> answers = Collections.synchronizedList(new ArrayList<>());

    @RedTeam
    void the_service_answers_and_a_neighbours_build_succeeds() throws Exception {
        Map<String, String> settings = Map.of("SLIPWAY_PLAN_CUSTOM_DOCKERFILE", "allow", "SLIPWAY_BUILD_PARALLEL", "4",
                "SLIPWAY_BUILD_LIMITS_MEMORY", "2G", "SLIPWAY_BUILD_LIMITS_DISK", "2G", "SLIPWAY_BUILD_LIMITS_PROCESSES",
                "1000");
        try (SlipwayProcess slipway = SlipwayProcess.start(TestMachine.newHome("noisy"), settings)) {
            slipway.awaitEnd(accepted(slipway, "warm up", "true"));
            String bomb = accepted(slipway, "bomb", "python3 /attack/bomb.py");
            ScheduledExecutorService client = Executors.newSingleThreadScheduledExecutor();
            client.scheduleWithFixedDelay(() -> ask(slipway, bomb), 0, 20, TimeUnit.MILLISECONDS);
            String memory = accepted(slipway, "memory", "python3 /attack/memory.py");
            String disk = accepted(slipway, "disk", "python3 /attack/disk.py");
            SlipwayProcess neighbour = slipway.asWorkspace("neighbour"); // closed with the service, which is the same
            String normal = accepted(neighbour, "normal", "pip install six && echo fine");

            JsonNode end = neighbour.awaitEnd(normal);
            List<String> codes = List.of(bomb, memory, disk).stream().map(slipway::awaitEnd)
                    .map(build -> build.path("failure").path("code").asText(build.toPrettyString())).toList();
            client.shutdown();
            assertThat(client.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
            report(end);

            assertThat(codes).containsExactly("too_many_processes", "out_of_memory", "disk_limit");
            assertThat(end.path("status").asText()).as(end.toPrettyString()).isEqualTo("SUCCEEDED");
            assertThat(answers).hasSizeGreaterThan(50).allMatch(answer -> answer[0] == 200);
        }
    }

    private static String accepted(SlipwayProcess slipway, String name, String run) {
        return slipway
                .post(Map.of("name", name, "files", Map.of("bomb.py", BOMB, "memory.py", MEMORY, "disk.py", DISK, "nonce.txt",
                        UUID.randomUUID().toString(), "Dockerfile", Hog.BASE + "COPY . /attack/\nRUN " + run + "\n")))
                .path("id").asText();
    }

    private void ask(SlipwayProcess slipway, String id) {
        long begin = System.nanoTime();
        long status;
        try {
            status = slipway.download("/api/v1/builds/" + id).statusCode();
        } catch (IllegalStateException e) {
            status = 0;
        }
        answers.add(new long[] { status, System.nanoTime() - begin });
    }

    private void report(JsonNode neighbour) {
        long[] times = answers.stream().mapToLong(answer -> answer[1]).sorted().toArray();
        System.out.printf(
                "noisy neighbours: %d answers, %d not 200, p50 %.1f ms, p99 %.1f ms, max %.1f ms; the neighbour's build"
                        + " took %d ms%n",
                times.length, answers.stream().filter(answer -> answer[0] != 200).count(),
                times[times.length / 2] / 1e6, times[times.length * 99 / 100] / 1e6, times[times.length - 1] / 1e6,
                neighbour.path("timings_ms").path("total").asLong());
    }
}
