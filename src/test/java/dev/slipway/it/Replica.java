package dev.slipway.it;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.awaitility.Awaitility;

import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * One service of a {@link Fleet}: a process that comes and goes in the same home and on the same port. Unlike
 * {@link SlipwayProcess} it is expected to be away, so its answers are returned as they are.
 */
public final class Replica implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration READY = Duration.ofMinutes(2);

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Path home;
    private final int port;
    private final Map<String, String> settings;
    private volatile Process process;
    private volatile boolean ready;

    Replica(Path home, Map<String, String> settings) throws IOException {
        this.home = Files.createDirectories(home);
        this.port = TestMachine.freePort();
        this.settings = new TreeMap<>(settings);
        this.settings.putAll(Map.of("SLIPWAY_HOME", home.toString(), "SLIPWAY_PORT", Integer.toString(port),
                "SLIPWAY_API_KEY", SlipwayProcess.KEY));
    }

    /** Starts it and waits until it is ready. */
    void start() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m", "-XX:TieredStopAtLevel=1", "-jar", System.getProperty("slipway.jar"));
        builder.environment().keySet().removeIf(name -> name.startsWith("SLIPWAY_"));
        builder.environment().putAll(settings);
        process = builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile())).start();
        try {
            Awaitility.await(home.getFileName() + " to be ready").atMost(READY).pollInterval(Duration.ofMillis(250))
                    .failFast("the service has ended", () -> !process.isAlive()).ignoreExceptions()
                    .until(() -> send("GET", "/q/health/ready", Map.of(), null).status() == 200);
            ready = true;
        } catch (RuntimeException | Error e) {
            process.destroyForcibly();
            throw new AssertionError("a replica did not become ready; its log ends with:\n" + tail(), e);
        }
    }

    private String tail() throws IOException {
        List<String> lines = Files.readAllLines(log(), StandardCharsets.ISO_8859_1);
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 60), lines.size()));
    }

    Path home() {
        return home;
    }

    /** What it calls itself in the database. */
    String id() throws IOException {
        return Files.readString(home.resolve("builds/replica.id")).strip();
    }

    Path log() {
        return home.resolve("service.log");
    }

    /** What it has on this machine beside its own process. */
    MachineState state() throws IOException {
        return MachineState.belowWithout(home, process.pid());
    }

    /** Whether it can be expected to answer. */
    boolean isReady() {
        return ready && process.isAlive();
    }

    /** As a power cut would. */
    void kill9() {
        ready = false;
        process.destroyForcibly().onExit().join();
    }

    /** It stands still, its builds' processes go on: the state of a machine whose service is swapped out or stopped. */
    void pause() {
        ready = false;
        UnixSignal.STOP.to(process.pid());
    }

    void resume() {
        UnixSignal.CONT.to(process.pid());
        ready = true;
    }

    /** Asks it to end (SIGTERM) and says how long that took; killed after this long at the latest. */
    public Duration terminate(Duration grace) {
        ready = false;
        long begin = System.nanoTime();
        process.destroy();
        try {
            process.onExit().get(grace.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            kill9();
        }
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    /** What it said, and how long that took. */
    public record Answer(int status, String body, Duration took) {

        public String field(String name) {
            try {
                return JSON.readTree(body).path(name).asText();
            } catch (IOException e) {
                throw new AssertionError("not JSON: " + body, e);
            }
        }
    }

    /** @throws IOException if it is away, or does not answer within 15 s */
    public Answer post(Map<String, Object> body, String idempotencyKey) throws IOException, InterruptedException {
        return send("POST", "/api/v1/builds", Map.of("Idempotency-Key", idempotencyKey), JSON.writeValueAsString(body));
    }

    /** @throws IOException if it is away, or does not answer within 15 s */
    public Answer post(String path) throws IOException, InterruptedException {
        return send("POST", path, Map.of(), null);
    }

    /** @throws IOException if it is away, or does not answer within 15 s */
    public Answer get(String path) throws IOException, InterruptedException {
        return send("GET", path, Map.of(), null);
    }

    private Answer send(String method, String path, Map<String, String> headers, String body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(15)).header("Authorization", "Bearer " + SlipwayProcess.KEY)
                .header("Content-Type", "application/json").method(method, body == null
                        ? HttpRequest.BodyPublishers.noBody()
                        : HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(request::header);
        long begin = System.nanoTime();
        HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        return new Answer(answer.statusCode(), answer.body(), Duration.ofNanos(System.nanoTime() - begin));
    }

    @Override
    public void close() {
        if (process != null && process.isAlive()) {
            resume();
            Duration grace = Duration.ofSeconds(60);
            if (terminate(grace).compareTo(grace) >= 0) {
                throw new AssertionError("a replica did not end within " + grace + "; its log is " + log());
            }
        }
    }
}
