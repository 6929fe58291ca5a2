package dev.slipway.it;

import java.io.File;
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
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

import org.awaitility.Awaitility;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** The packaged service as a process of its own, and a client to it. */
public final class SlipwayProcess implements AutoCloseable {

    public static final String KEY = "slw_it_key";

    private static final Duration READY = Duration.ofMinutes(2);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final Path home;
    private final Process process;
    private final int port;
    private final String key;

    private SlipwayProcess(Path home, Process process, int port, String key) {
        this.home = home;
        this.process = process;
        this.port = port;
        this.key = key;
    }

    /** Starts it with its data in this folder and waits until it is ready. */
    public static SlipwayProcess start(Path home, Map<String, String> more) throws IOException {
        SlipwayProcess service = launch(home, more);
        try {
            service.awaitReady();
            return service;
        } catch (RuntimeException | Error e) {
            service.process.destroyForcibly();
            throw new AssertionError("the service did not become ready; its log ends with:\n"
                    + tail(home.resolve("service.log")), e);
        }
    }

    /** Starts one that may never become ready. */
    public static SlipwayProcess launch(Path home, Map<String, String> more) throws IOException {
        int port = TestMachine.freePort();
        ProcessBuilder builder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m", "-jar", System.getProperty("slipway.jar"));
        builder.environment().keySet().removeIf(name -> name.startsWith("SLIPWAY_"));
        builder.environment().putAll(TestMachine.settings());
        builder.environment().putAll(Map.of("SLIPWAY_HOME", home.toString(), "SLIPWAY_PORT", Integer.toString(port),
                "SLIPWAY_API_KEY", KEY, "SLIPWAY_RATE_PER_SECOND", "0", "SLIPWAY_QUOTA_BUILDS_PER_HOUR", "0"));
        builder.environment().putAll(more);
        File log = home.resolve("service.log").toFile();
        builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log));
        return new SlipwayProcess(home, builder.start(), port, KEY);
    }

    public void awaitReady() {
        Awaitility.await("the service to be ready").atMost(READY).pollInterval(Duration.ofMillis(250))
                .failFast("the service has ended", () -> !process.isAlive()).ignoreExceptions()
                .until(() -> http.send(HttpRequest.newBuilder(uri("/q/health/ready")).build(),
                        HttpResponse.BodyHandlers.discarding()).statusCode() == 200);
    }

    private static String tail(Path log) throws IOException {
        List<String> lines = Files.readAllLines(log, StandardCharsets.ISO_8859_1);
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 60), lines.size()));
    }

    /** The same service as seen by a client with a new key of this workspace. */
    public SlipwayProcess asWorkspace(String workspace) {
        JsonNode made = send(request("/api/keys").POST(HttpRequest.BodyPublishers.ofString(write(Map.of("name", workspace,
                "workspace", workspace, "scopes", List.of("builds:write", "builds:read"))))), 201);
        return new SlipwayProcess(home, process, port, made.path("key").asText());
    }

    public long pid() {
        return process.pid();
    }

    public int port() {
        return port;
    }

    /** Starts a build and returns the answer. */
    public JsonNode post(Map<String, Object> body) {
        return send(request("/api/builds").POST(HttpRequest.BodyPublishers.ofString(write(body))), 202);
    }

    /** Asks for a build's end. */
    void cancel(String id) {
        send(request("/api/builds/" + id + "/cancel").POST(HttpRequest.BodyPublishers.noBody()), 202);
    }

    public JsonNode build(String id) {
        return send(request("/api/v1/builds/" + id), 200);
    }

    public String log(String id) {
        try {
            return http.send(request("/api/builds/" + id + "/logs").build(), HttpResponse.BodyHandlers.ofString()).body();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Follows a build's log to its end. */
    public String events(String id) {
        try {
            return http.send(request("/api/builds/" + id + "/logs").header("Accept", "text/event-stream").build(),
                    HttpResponse.BodyHandlers.ofString()).body();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The value of a series in {@code /q/metrics}, or 0 where it does not exist yet. */
    double metric(String series) {
        String text = new String(answer(request("/q/metrics").header("Accept", "text/plain")).body(),
                java.nio.charset.StandardCharsets.UTF_8);
        return text.lines().map(line -> line.replace(",}", "}")).filter(line -> line.startsWith(series + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(series.length() + 1))).findFirst().orElse(0);
    }

    /** Tries to start a build. */
    public HttpResponse<byte[]> attempt(Map<String, Object> body) {
        return answer(request("/api/builds").POST(HttpRequest.BodyPublishers.ofString(write(body))));
    }

    /** Sends a body as it is, which may take a while. */
    public HttpResponse<byte[]> attempt(String path, byte[] body) {
        return answer(request(path).timeout(Duration.ofMinutes(2)).POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .version(HttpClient.Version.HTTP_1_1));
    }

    /** A GET, whatever comes of it. */
    public HttpResponse<byte[]> download(String path) {
        return answer(request(path));
    }

    private HttpResponse<byte[]> answer(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The status of a GET with this key. */
    int statusOf(String path, String key) {
        try {
            return http.send(HttpRequest.newBuilder(uri(path)).header("X-RunAgents-API-Key", key).build(),
                    HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Waits until the build has ended. */
    public JsonNode awaitEnd(String id) {
        return await(id, build -> List.of("SUCCEEDED", "FAILED").contains(build.path("status").asText()));
    }

    JsonNode await(String id, Predicate<JsonNode> condition) {
        return Awaitility.await("build " + id).atMost(Duration.ofMinutes(8)).pollInterval(Duration.ofMillis(200))
                .until(() -> build(id), condition);
    }

    /** Waits until the build's output holds a text. */
    public void awaitLog(String id, String text) {
        Awaitility.await("'" + text + "' in the log of " + id).atMost(Duration.ofMinutes(4))
                .pollInterval(Duration.ofMillis(200)).until(() -> log(id).contains(text));
    }

    /** As a power cut would. */
    void kill9() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Command lines of all processes that work in this service's home, the dead ones apart. */
    List<String> processesOfHome() throws IOException {
        return ProcFs.commandLines().stream().map(line -> line.replace('\0', ' '))
                .filter(command -> command.contains(home.toString())).toList();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(uri(path)).header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/json").timeout(Duration.ofSeconds(30));
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private JsonNode send(HttpRequest.Builder request, int expected) {
        try {
            HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != expected) {
                throw new AssertionError("expected " + expected + ", got " + answer.statusCode() + ": " + answer.body());
            }
            return JSON.readTree(answer.body());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String write(Object body) {
        try {
            return JSON.writeValueAsString(body);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("the service did not stop within 60 s; its log is " + home.resolve("service.log"));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
