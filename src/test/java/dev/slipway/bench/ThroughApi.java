package dev.slipway.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Slipway, as its clients use it: POST, then wait for the end. */
final class ThroughApi implements Contestant {

    /** How a client waits. */
    enum Waiting {
        /** Asks for the status, at first after 1 ms, then ever more seldom up to every 250 ms. */
        POLLING,
        /** Reads the event stream of the log up to its end. */
        EVENTS
    }

    private static final Duration FIRST = Duration.ofMillis(1);
    private static final Duration LAST = Duration.ofMillis(250);

    private final String service;
    private final String key;
    private final Waiting waiting;
    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ObjectMapper json = new ObjectMapper();

    ThroughApi(String service, String key, Waiting waiting) {
        this.service = service;
        this.key = key;
        this.waiting = waiting;
    }

    @Override
    public String name() {
        return switch (waiting) {
            case POLLING -> "Slipway";
            case EVENTS -> "Slipway (SSE)";
        };
    }

    /** What waits by events has dependencies of its own: one would reuse those of the other. */
    @Override
    public Job prepare(String agent, Map<String, String> files) throws IOException {
        Map<String, String> own = new TreeMap<>(files);
        if (waiting == Waiting.EVENTS) {
            own.computeIfPresent("requirements.txt", (path, text) -> "# followed by events\n" + text);
        }
        byte[] body = json.writeValueAsBytes(Map.of("name", agent + (waiting == Waiting.EVENTS ? "-sse" : ""), "files", own,
                "entry_point", "agent.py"));
        return () -> run(body);
    }

    private String run(byte[] body) throws IOException, InterruptedException {
        HttpResponse<String> accepted = http.send(request("/api/builds").header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(body)).build(), BodyHandlers.ofString());
        if (accepted.statusCode() != 202) {
            throw new IOException("POST /builds answered " + accepted.statusCode() + ": " + accepted.body());
        }
        JsonNode build = json.readTree(accepted.body());
        String path = "/api/builds/" + build.path("id").asText();
        switch (waiting) {
            case POLLING -> poll(path);
            case EVENTS -> follow(path);
        }
        return build.path("image").asText();
    }

    private void poll(String path) throws IOException, InterruptedException {
        Duration pause = FIRST;
        JsonNode build = json.createObjectNode();
        while (!build.path("status").asText().equals("SUCCEEDED")) {
            if (build.path("status").asText().equals("FAILED")) {
                throw new IOException(path + " failed: " + build.path("error").asText());
            }
            TimeUnit.NANOSECONDS.sleep(pause.toNanos());
            Duration longer = pause.multipliedBy(6).dividedBy(5);
            pause = longer.compareTo(LAST) < 0 ? longer : LAST;
            build = json.readTree(http.send(request(path).build(), BodyHandlers.ofString()).body());
        }
    }

    private void follow(String path) throws IOException, InterruptedException {
        var answer = http.send(request(path + "/logs").header("Accept", "text/event-stream").build(),
                BodyHandlers.ofInputStream());
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
            boolean end = false;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                end |= line.equals("event: end") || line.equals("event:end");
                if (end && line.startsWith("data:")) {
                    if (!line.contains("SUCCEEDED")) {
                        throw new IOException(path + " ended: " + line);
                    }
                    return;
                }
            }
        }
        throw new IOException("the event stream of " + path + " broke off");
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(service + path)).header("Authorization", "Bearer " + key)
                .timeout(Duration.ofMinutes(10));
    }
}
