package dev.slipway.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import java.time.Duration;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;

@QuarkusTest
@QuarkusTestResource(value = Outages.class, restrictToAnnotatedClass = true)
class HealthTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    Outages outages;

    @AfterEach
    void mend() {
        outages.database().mend();
        outages.registryLink().mend();
        awaitStatus("/q/health/ready", 200);
    }

    private static ValidatableResponse get(String path) {
        return RestAssured.get(path).then();
    }

    private static void awaitStatus(String path, int status) {
        Awaitility.await(path + " to answer " + status).atMost(PATIENCE)
                .until(() -> RestAssured.get(path).statusCode() == status);
    }

    @Test
    void liveness_asks_the_event_loops_and_the_runner_and_nothing_else() {
        get("/q/health/live").statusCode(200).body("status", equalTo("UP"))
                .body("checks.name", hasItems("event-loops", "runner")).body("checks.size()", equalTo(2));
    }

    @Test
    void without_the_database_it_is_not_ready_but_alive_and_ready_again_when_it_is_back() {
        outages.database().cut();

        awaitStatus("/q/health/ready", 503);
        get("/q/health/live").statusCode(200);
        Api.client().get("/api/builds/build-00000000").then().statusCode(503)
                .body("code", equalTo("database_unavailable"));

        outages.database().mend();

        awaitStatus("/q/health/ready", 200);
        Api.client().get("/api/builds/build-00000000").then().statusCode(404);
    }

    @Test
    void without_the_database_metrics_are_served_and_the_queue_is_unknown_rather_than_empty() {
        Awaitility.await("the queue to be known").atMost(PATIENCE)
                .until(() -> Scrape.now().value("slipway_queue_depth") == 0);

        outages.database().cut();

        Awaitility.await("the queue to be unknown").atMost(PATIENCE)
                .until(() -> Double.isNaN(Scrape.now().value("slipway_queue_depth")));
        assertThat(Scrape.now().value("slipway_queue_oldest_age_seconds")).isNaN();

        outages.database().mend();

        Awaitility.await("the queue to be known again").atMost(PATIENCE)
                .until(() -> Scrape.now().value("slipway_queue_depth") == 0);
    }

    @Test
    void without_the_registry_it_answers_but_says_that_it_cannot_build() {
        String warning = "checks.find { it.name == 'registry' }.data.warning";
        get("/q/health/ready").statusCode(200).body(warning, nullValue());

        outages.registryLink().cut();

        Awaitility.await("the registry's absence to be noticed").atMost(PATIENCE)
                .untilAsserted(() -> get("/q/health/ready").statusCode(200).body(warning, not(nullValue())));
        get("/q/health/group/building").statusCode(503)
                .body("checks.find { it.name == 'registry' }.status", equalTo("DOWN"));
    }

    @Test
    void a_registry_that_wants_credentials_is_up() {
        Awaitility.await("the registry to be up").atMost(PATIENCE)
                .untilAsserted(() -> get("/q/health/group/building")
                        .body("checks.find { it.name == 'registry' }.status", equalTo("UP")));
    }

    @Test
    void a_full_disk_warns_in_readiness_and_is_down_for_building() {
        get("/q/health/ready").statusCode(200).body("checks.find { it.name == 'disk' }.status", equalTo("UP"))
                .body("checks.find { it.name == 'disk' }.data.warning", not(nullValue()));
        get("/q/health/group/building").statusCode(503).body("checks.find { it.name == 'disk' }.status", equalTo("DOWN"));
    }
}
