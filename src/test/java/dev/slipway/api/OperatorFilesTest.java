package dev.slipway.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;

import dev.slipway.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** The dashboard, the alerts and the runbook speak of what there really is. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class OperatorFilesTest {

    private static final Path DASHBOARD = Path.of("docs/grafana-dashboard.json");
    private static final Path ALERTS = Path.of("docs/alerts.yaml");
    private static final Path RUNBOOK = Path.of("docs/runbook.md");

    /** Of PromQL: what is not a metric although it looks like one, functions apart. */
    private static final Set<String> WORDS = Set.of("and", "or", "unless", "by", "on", "group_left", "le");
    /** Prometheus' own. */
    private static final String UP = "up";
    private static final Pattern NAME = Pattern.compile("[a-zA-Z_:][a-zA-Z0-9_:]*(?!\\s*\\(|[a-zA-Z0-9_:])");
    private static final Pattern CODES = Pattern.compile("(slipway_[a-z_]+)\\{[^}]*code=~?\"([a-z_|]+)\"");

    private static List<JsonNode> alerts() throws IOException {
        JsonNode rules = new ObjectMapper(new YAMLFactory()).readTree(ALERTS.toFile()).path("groups").get(0).path("rules");
        return Stream.of(rules).flatMap(list -> list.valueStream()).toList();
    }

    private static List<String> queries() throws IOException {
        List<String> queries = new ArrayList<>();
        queries.addAll(new ObjectMapper().readTree(DASHBOARD.toFile()).findValuesAsText("expr"));
        queries.addAll(alerts().stream().map(alert -> alert.path("expr").asText()).toList());
        return queries;
    }

    private static Set<String> metricsIn(String query) {
        String bare = query.replaceAll("\\{[^}]*}", " ").replaceAll("\\[[^]]*]", " ")
                .replaceAll("\\b(by|on|group_left)\\s*\\([^)]*\\)", " ");
        Set<String> names = new TreeSet<>();
        for (Matcher name = NAME.matcher(bare); name.find();) {
            names.add(name.group());
        }
        names.removeAll(WORDS);
        names.remove(UP);
        return names;
    }

    @Test
    void every_metric_of_the_dashboard_and_the_alerts_exists() throws IOException {
        Api.client().get("/api/builds/build-00000000").then().statusCode(404);
        Set<String> wanted = new TreeSet<>();
        queries().forEach(query -> wanted.addAll(metricsIn(query)));

        assertThat(wanted).hasSizeGreaterThan(15);
        Awaitility.await("the metrics of the first request")
                .untilAsserted(() -> assertThat(Scrape.now().names()).containsAll(wanted));
    }

    @Test
    void every_code_that_an_alert_watches_is_there_before_it_first_happens() throws IOException {
        Set<String> series = Scrape.now().series().keySet();
        int seen = 0;
        for (JsonNode alert : alerts()) {
            for (Matcher codes = CODES.matcher(alert.path("expr").asText()); codes.find();) {
                for (String code : codes.group(2).split("\\|")) {
                    seen++;
                    assertThat(series).as(codes.group(1) + " with code " + code)
                            .anyMatch(name -> name.startsWith(codes.group(1)) && name.contains("code=\"" + code + "\""));
                }
            }
        }
        assertThat(seen).isGreaterThan(10);
    }

    @Test
    void every_alert_has_its_place_in_the_runbook() throws IOException {
        String runbook = Files.readString(RUNBOOK);

        assertThat(alerts()).hasSizeGreaterThan(10).allSatisfy(
                alert -> assertThat(runbook).contains("\n### " + alert.path("alert").asText() + "\n"));
    }
}
