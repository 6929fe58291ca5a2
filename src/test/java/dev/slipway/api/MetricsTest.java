package dev.slipway.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import java.time.Duration;
import java.util.Map;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import dev.slipway.PostgresResource;
import dev.slipway.build.Claim;
import dev.slipway.build.ClaimLost;
import dev.slipway.runner.Retried;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.vertx.mutiny.sqlclient.Pool;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class MetricsTest {

    @Inject
    Event<Object> events;

    @Inject
    Pool pool;

    @Test
    void a_scrape_needs_no_key() {
        RestAssured.given().accept("text/plain").get("/q/metrics").then().statusCode(200)
                .body(containsString("# TYPE slipway_builds_total counter"))
                .body(containsString("# TYPE slipway_build_seconds histogram"));
    }

    @Test
    void the_queue_shows_what_waits_and_for_how_long() {
        pool.query("delete from build").execute().await().indefinitely(); // of other tests
        Api.post("/api/builds", Map.of("name", "waits for metrics", "files", Map.of("agent.py", "print(1)\n")))
                .statusCode(202);

        Awaitility.await("a waiting build in the gauges").atMost(Duration.ofSeconds(30))
                .until(() -> Scrape.now().value("slipway_queue_depth") == 1);

        assertThat(Scrape.now().value("slipway_queue_oldest_age_seconds")).isPositive().isLessThan(3600);
    }

    @Test
    void a_refused_request_is_counted_by_its_code() {
        String series = "slipway_api_rejections_total{code=\"build_not_found\"}";
        double before = Scrape.now().value(series);

        Api.client().get("/api/builds/build-00000000").then().statusCode(404);
        Api.client().get("/api/v1/builds/build-00000000").then().statusCode(404);

        assertThat(Scrape.now().value(series)).isEqualTo(before + 2);
    }

    @Test
    void strangers_are_counted_and_leave_no_label_behind() {
        String series = "slipway_api_rejections_total{code=\"unauthorized\"}";
        double before = Scrape.now().value(series);

        RestAssured.get("/api/builds/build-deadbeef").then().statusCode(401);
        RestAssured.get("/api/what-a-stranger-made-up").then().statusCode(401);

        assertThat(Scrape.now().value(series)).isEqualTo(before + 2);
        assertThat(Scrape.now().series().keySet()).noneMatch(name -> name.contains("deadbeef") || name.contains("stranger"));
    }

    @Test
    void requests_are_labelled_by_their_route_not_by_their_path() {
        String id = Api.post("/api/builds", Map.of("name", "a route", "files", Map.of("agent.py", "print(2)\n")))
                .statusCode(202).extract().path("id");

        Api.client().get("/api/builds/" + id).then().statusCode(200);
        Api.client().get("/api/v1/builds/" + id).then().statusCode(200);

        Awaitility.await("the route among the labels").until(() -> Scrape.now().series().keySet().stream()
                .anyMatch(name -> name.startsWith("http_server_requests_seconds_count") && name.contains("{id}")));
        assertThat(Scrape.now().series().keySet()).noneMatch(name -> name.contains(id));
    }

    @Test
    void retries_and_lost_claims_are_counted() {
        Scrape before = Scrape.now();

        events.fire(new Retried("builder_lost"));
        events.fire(new ClaimLost(new Claim("build-00000000", "somebody", 1)));

        assertThat(Scrape.now().value("slipway_retries_total{code=\"builder_lost\"}"))
                .isEqualTo(before.value("slipway_retries_total{code=\"builder_lost\"}") + 1);
        assertThat(Scrape.now().value("slipway_lost_claims_total")).isEqualTo(before.value("slipway_lost_claims_total") + 1);
    }

    @Test
    void a_replica_that_builds_nothing_has_no_slots_and_tells_its_free_space() {
        Scrape now = Scrape.now();

        assertThat(now.series()).containsEntry("slipway_slots", 0.0).containsEntry("slipway_builds_running", 0.0);
        assertThat(now.value("slipway_disk_free_bytes{directory=\"buildah\"}")).isPositive();
    }
}
