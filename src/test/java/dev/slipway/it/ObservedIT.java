package dev.slipway.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.slipway.it.SpanReceiver.Received;

/** What an operator sees of a build from outside: its trace, its metrics and its lines in the service's log. */
class ObservedIT {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static Path home;
    private static SpanReceiver collector;
    private static SlipwayProcess slipway;

    @BeforeAll
    static void start() throws Exception {
        home = TestMachine.newHome("observed");
        collector = new SpanReceiver();
        slipway = SlipwayProcess.start(home, Map.of("SLIPWAY_LOG_FORMAT", "json",
                "OTEL_EXPORTER_OTLP_ENDPOINT", collector.endpoint(), "OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"));
    }

    @AfterAll
    static void stop() throws Exception {
        slipway.close();
        collector.close();
    }

    private static Received attemptAt(String build) {
        return Awaitility.await("the span of the attempt at " + build).atMost(Duration.ofSeconds(30)).until(() -> collector
                .all().stream().filter(span -> span.name().equals("attempt"))
                .filter(span -> build.equals(span.attributes().get("slipway.build"))).findFirst(), found -> found.isPresent())
                .orElseThrow();
    }

    private static List<Received> childrenOf(Received span) {
        return collector.ofTrace(span.trace()).stream().filter(other -> other.parent().equals(span.id())).toList();
    }

    /** Lines of the service's log about a build; each must be a JSON object. */
    private static List<JsonNode> linesAbout(String build) throws Exception {
        List<String> lines = Files.readAllLines(home.resolve("service.log"));
        List<JsonNode> about = new java.util.ArrayList<>();
        for (String line : lines) {
            if (line.startsWith("{")) {
                JsonNode read = JSON.readTree(line);
                if (build.equals(read.path("mdc").path("build").asText())) {
                    about.add(read);
                }
            } else {
                assertThat(line).as("a line that is not JSON").doesNotContain(build);
            }
        }
        return about;
    }

    @Test
    void a_build_is_one_trace_from_its_request_to_its_push_and_its_log_lines_name_it() throws Exception {
        String id = slipway.awaitEnd(slipway.post(Samples.fresh("")).path("id").asText()).path("id").asText();

        Received attempt = attemptAt(id);

        assertThat(attempt.attributes()).containsEntry("slipway.status", "SUCCEEDED").containsKey("slipway.image")
                .containsEntry("slipway.workspace", "default");
        Awaitility.await("the spans of the steps").atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(childrenOf(attempt)).extracting(Received::name)
                        .contains("queue", "fetch context", "build", "push", "publish", "settle"));
        Received request = collector.ofTrace(attempt.trace()).stream()
                .filter(span -> span.id().equals(attempt.parent())).findFirst().orElseThrow();
        assertThat(request.name()).isEqualTo("POST /builds");
        assertThat(request.attributes()).containsEntry("slipway.build", id);

        List<JsonNode> lines = linesAbout(id);
        assertThat(lines).extracting(line -> line.path("message").asText()).anyMatch(text -> text.contains("is queued"))
                .anyMatch(text -> text.contains("claimed")).anyMatch(text -> text.contains("succeeded"));
        assertThat(lines).extracting(line -> line.path("mdc").path("traceId").asText()).containsOnly(attempt.trace());
    }

    @Test
    void a_failed_build_is_counted_under_its_code_and_marks_its_trace_as_failed() {
        double before = slipway.metric("slipway_builds_total{code=\"no_matching_distribution\",status=\"FAILED\"}");
        double succeeded = slipway.metric("slipway_build_seconds_count{phase=\"total\"}");

        String id = slipway.awaitEnd(slipway.post(Samples.fresh("nonexistent-package-seen\n")).path("id").asText())
                .path("id").asText();

        Received attempt = attemptAt(id);
        assertThat(attempt.failed()).isTrue();
        assertThat(attempt.attributes()).containsEntry("slipway.failure", "no_matching_distribution");
        assertThat(slipway.metric("slipway_builds_total{code=\"no_matching_distribution\",status=\"FAILED\"}"))
                .isEqualTo(before + 1);
        assertThat(slipway.metric("slipway_build_seconds_count{phase=\"total\"}")).isGreaterThan(succeeded);
        assertThat(slipway.metric("slipway_log_lines_total")).isPositive();
        assertThat(slipway.metric("slipway_slots")).isPositive();
    }
}
