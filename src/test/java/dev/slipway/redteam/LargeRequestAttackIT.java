package dev.slipway.redteam;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

import dev.slipway.it.SlipwayProcess;
import dev.slipway.it.TestMachine;

/** Many of the largest bodies that are allowed, at a service with a heap of 512 MiB. */
class LargeRequestAttackIT {

    private static final int AT_ONCE = 50;
    private static final int LARGEST = 10 * 1024 * 1024;

    private static SlipwayProcess slipway;
    private static List<SlipwayProcess> workspaces;

    @BeforeAll
    static void start() throws Exception {
        slipway = SlipwayProcess.start(TestMachine.newHome("large"), Map.of("SLIPWAY_BUILD_ENABLED", "false"));
        workspaces = List.of(slipway.asWorkspace("one"), slipway.asWorkspace("two"), slipway.asWorkspace("three"));
    }

    @AfterAll
    static void stop() {
        slipway.close();
    }

    /** One of the other workspaces' requests for each, so that no limit of a single workspace helps. */
    private static List<HttpResponse<byte[]>> atOnce(int count, String path, List<byte[]> bodies) throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(count);
        try {
            List<Future<HttpResponse<byte[]>>> sent = IntStream.range(0, count).mapToObj(number -> clients.submit(
                    () -> workspaces.get(number % workspaces.size()).attempt(path, bodies.get(number % bodies.size()))))
                    .toList();
            List<HttpResponse<byte[]>> answers = new ArrayList<>();
            for (Future<HttpResponse<byte[]>> answer : sent) {
                answers.add(answer.get());
            }
            return answers;
        } finally {
            clients.shutdownNow();
        }
    }

    private static void assertAnswered(List<HttpResponse<byte[]>> answers, Integer... expected) {
        System.out.println("largest requests at once: " + answers.stream().map(HttpResponse::statusCode).sorted().toList());
        assertThat(answers).allSatisfy(answer -> {
            String said = new String(answer.body(), StandardCharsets.UTF_8);
            assertThat(answer.statusCode()).as(said).isIn((Object[]) expected);
            if (answer.statusCode() == 429 || answer.statusCode() == 503) {
                assertThat(answer.headers().firstValue("Retry-After")).as(said).isPresent();
            }
        });
    }

    private static void assertAlive() {
        slipway.post(Map.of("name", "after", "files", Map.of("agent.py", "print('after')\n")));
        assertThat(slipway.download("/q/health/live").statusCode()).isEqualTo(200);
    }

    /** Text that is not Latin takes twice its length in memory. */
    private static byte[] largest(int number) {
        String begin = "{\"name\":\"Large " + number + "\",\"files\":{\"agent.py\":\"print(1)\\n\",\"data.txt\":\"\u20ac";
        return (begin + "x".repeat(LARGEST - begin.getBytes(StandardCharsets.UTF_8).length - 3) + "\"}}")
                .getBytes(StandardCharsets.UTF_8);
    }

    @RedTeam
    void fifty_of_the_largest_bodies_at_once() throws Exception {
        List<HttpResponse<byte[]>> answers = atOnce(AT_ONCE, "/api/v1/builds",
                IntStream.range(0, AT_ONCE).mapToObj(LargeRequestAttackIT::largest).toList());

        assertAnswered(answers, 202, 429, 503);
        assertThat(answers).as("it is a size that is allowed").anyMatch(answer -> answer.statusCode() == 202);
        assertAlive();
    }

    @RedTeam
    void a_million_files_in_one_request() throws Exception {
        StringBuilder files = new StringBuilder("{\"name\":\"Many\",\"files\":{");
        IntStream.range(0, 1_000_000).forEach(number -> files.append('"').append(Integer.toString(number + 1_000_000, 36))
                .append("\":\"\","));
        byte[] body = files.append("\"agent.py\":\"\"}}").toString().getBytes(StandardCharsets.UTF_8);
        assertThat(body).as("no limit of its length refuses it").hasSizeLessThan(LARGEST);

        List<HttpResponse<byte[]>> answers = atOnce(20, "/api/v1/builds", List.of(body));

        assertAnswered(answers, 400, 429, 503);
        assertThat(answers).anyMatch(answer -> new String(answer.body(), StandardCharsets.UTF_8).contains("10000"));
        assertAlive();
    }
}
