package dev.slipway.webhook;

import static dev.slipway.webhook.EndingBuilds.accepted;
import static dev.slipway.webhook.EndingBuilds.callbacks;
import static dev.slipway.webhook.EndingBuilds.client;
import static dev.slipway.webhook.EndingBuilds.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.slipway.PostgresResource;
import dev.slipway.webhook.Receiver.Received;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;

/** Callbacks from acceptance to the end, with real receivers on the loopback. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestProfile(WebhookTest.OwnNetwork.class)
class WebhookTest {

    private static final String SECRET = "whsec_" + "QUJD".repeat(8);
    private static final String OLD_SECRET = "whsec_" + "WFla".repeat(8);

    public static class OwnNetwork implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("slipway.webhook.secret", SECRET + "," + OLD_SECRET, "slipway.webhook.allow-private", "true",
                    "slipway.webhook.retries", "100ms,100ms", "slipway.webhook.poll", "1s",
                    "slipway.webhook.timeout", "3s", "slipway.webhook.parallel", "4");
        }
    }

    @Inject
    Pool pool;

    @Inject
    Vertx vertx;

    @Inject
    ObjectMapper json;

    private EndingBuilds builds;
    private Receiver receiver;

    @BeforeEach
    void start() {
        builds = new EndingBuilds(pool);
        receiver = Receiver.start(vertx);
    }

    @AfterEach
    void stop() {
        receiver.close();
    }

    private Map<String, Object> settled(String id) {
        await().atMost(Duration.ofSeconds(20)).until(() -> !callbacks(id).get(0).get("state").equals("PENDING"));
        return callbacks(id).get(0);
    }

    @Test
    void is_told_once_when_the_build_has_ended_and_not_before() throws Exception {
        String id = accepted(unique(receiver.url("/hook?job=7")));
        EndingBuilds.status(id).body("callbacks[0].url", equalTo(receiver.url("/hook?job=7")))
                .body("callbacks[0].state", equalTo("PENDING")).body("callbacks[0].attempts", equalTo(0))
                .body("callbacks[0].last_error", nullValue());
        assertThat(receiver.received()).isEmpty();

        builds.succeed(id);

        Map<String, Object> callback = settled(id);
        assertThat(callback).containsEntry("state", "DELIVERED").containsEntry("attempts", 1);
        assertThat(receiver.received()).hasSize(1);
        Received received = receiver.received().get(0);
        assertThat(received.path()).isEqualTo("/hook?job=7");
        assertThat(received.headers()).containsEntry("webhook-id", (String) callback.get("id"));
        JsonNode told = json.readTree(received.body());
        assertThat(told.path("type").asText()).isEqualTo("build.ended");
        assertThat(told.path("data").path("id").asText()).isEqualTo(id);
        assertThat(told.path("data").path("status").asText()).isEqualTo("SUCCEEDED");
        assertThat(told.path("data").path("name").asText()).isEqualTo("My Agent");
        assertThat(told.path("data").path("digest").asText()).startsWith("sha256:");
        assertThat(told.path("data").path("size_bytes").asLong()).isEqualTo(42);
        assertThat(told.path("data").has("error")).isFalse();
        assertThat(told.path("timestamp").asText()).isEqualTo(told.path("data").path("completed_at").asText())
                .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
    }

    @Test
    void is_signed_with_each_secret_at_the_time_of_the_attempt() {
        String id = accepted(unique(receiver.url("/")));
        builds.succeed(id);
        settled(id);

        Received received = receiver.received().get(0);
        long timestamp = Long.parseLong(received.headers().get("webhook-timestamp"));
        assertThat(Instant.ofEpochSecond(timestamp)).isBetween(Instant.now().minusSeconds(60), Instant.now());
        assertThat(received.headers().get("webhook-signature")).isEqualTo(new Signer(List.of(SECRET, OLD_SECRET))
                .sign(received.headers().get("webhook-id"), timestamp, received.body()));
    }

    @Test
    void a_failed_build_is_told_with_its_reason() throws Exception {
        String id = accepted(unique(receiver.url("/")));
        builds.fail(id);
        settled(id);

        JsonNode build = json.readTree(receiver.received().get(0).body()).path("data");
        assertThat(build.path("status").asText()).isEqualTo("FAILED");
        assertThat(build.path("error").asText()).isEqualTo("pip install failed: x");
        assertThat(build.path("failure").path("step").asText()).isEqualTo("pip install");
    }

    @Test
    void is_told_again_under_the_same_id_after_an_error_and_a_dropped_connection() {
        receiver.first(500, Receiver.DROP);
        String id = accepted(unique(receiver.url("/")));
        builds.succeed(id);

        assertThat(settled(id)).containsEntry("state", "DELIVERED").containsEntry("attempts", 3)
                .containsEntry("last_error", "the connection ended before an answer");
        assertThat(receiver.received()).hasSize(3);
        assertThat(receiver.received()).extracting(received -> received.headers().get("webhook-id")).containsOnly(
                (String) callbacks(id).get(0).get("id"));
        assertThat(receiver.received()).extracting(Received::text).containsOnly(receiver.received().get(0).text());
    }

    @Test
    void is_given_up_after_the_last_attempt_and_says_why() {
        receiver.always(503);
        String id = accepted(unique(receiver.url("/")));
        builds.succeed(id);

        assertThat(settled(id)).containsEntry("state", "GAVE_UP").containsEntry("attempts", 3)
                .containsEntry("last_error", "the receiver answered 503");
    }

    @Test
    void a_receiver_that_is_gone_is_not_called_again() {
        receiver.always(410);
        String id = accepted(unique(receiver.url("/")));
        builds.succeed(id);

        assertThat(settled(id)).containsEntry("state", "GAVE_UP").containsEntry("attempts", 1)
                .containsEntry("last_error", "the receiver answered 410");
    }

    @Test
    void is_told_although_the_signal_was_lost() {
        String id = accepted(unique(receiver.url("/")));
        builds.endQuietly(id);

        assertThat(settled(id)).containsEntry("state", "DELIVERED");
    }

    @Test
    void is_told_by_another_replica_when_the_one_that_claimed_it_is_gone() {
        String id = accepted(unique(receiver.url("/")));
        builds.run("update webhook_delivery set attempts = 1, next_attempt_at = now() + interval '1 hour' where build_id = $1",
                id);
        builds.succeed(id);
        String witness = accepted(unique(receiver.url("/witness")));
        builds.succeed(witness);
        settled(witness);
        assertThat(callbacks(id).get(0)).containsEntry("state", "PENDING");

        builds.run("update webhook_delivery set next_attempt_at = now() where build_id = $1", id);

        assertThat(settled(id)).containsEntry("state", "DELIVERED").containsEntry("attempts", 2);
    }

    @Test
    void who_joins_a_build_is_told_too_and_the_same_url_once() {
        String source = "print('" + UUID.randomUUID() + "')\n";
        String id = accepted(EndingBuilds.body(source, receiver.url("/first")));
        assertThat(accepted(EndingBuilds.body(source, receiver.url("/second")))).isEqualTo(id);
        assertThat(accepted(EndingBuilds.body(source, receiver.url("/first")))).isEqualTo(id);
        assertThat(accepted(EndingBuilds.body(source, null))).isEqualTo(id);
        assertThat(callbacks(id)).hasSize(2);

        builds.succeed(id);

        await().atMost(Duration.ofSeconds(20)).until(
                () -> callbacks(id).stream().allMatch(callback -> callback.get("state").equals("DELIVERED")));
        assertThat(receiver.received()).extracting(Received::path).containsExactlyInAnyOrder("/first", "/second");
    }

    @Test
    void a_build_has_at_most_twenty_callbacks() {
        String source = "print('" + UUID.randomUUID() + "')\n";
        for (int i = 0; i < 20; i++) {
            accepted(EndingBuilds.body(source, receiver.url("/" + i)));
        }

        client().body(EndingBuilds.body(source, receiver.url("/20"))).post("/api/builds").then().statusCode(409)
                .body("code", equalTo("too_many_callbacks")).body("field", equalTo("callback_url"));
        accepted(EndingBuilds.body(source, receiver.url("/7")));
    }

    @Test
    void one_slow_receiver_holds_up_no_other() {
        List<String> slow = new ArrayList<>();
        try (Receiver silent = Receiver.start(vertx).always(Receiver.HANG)) {
            for (int i = 0; i < 6; i++) {
                slow.add(accepted(unique("http://localhost:" + silent.port() + "/")));
            }
            slow.forEach(builds::succeed);
            await().atMost(Duration.ofSeconds(10)).until(() -> !silent.received().isEmpty());

            String id = accepted(unique(receiver.url("/")));
            builds.succeed(id);

            assertThat(settled(id)).containsEntry("state", "DELIVERED");
            assertThat(silent.received()).as("calls to the slow one until then").hasSizeLessThan(6);
            builds.run("delete from webhook_delivery where state = 'PENDING'");
        }
    }

    @Test
    void a_deploy_from_source_tells_the_end_of_its_build() {
        Map<String, Object> deploy = new HashMap<>(Map.of("agent_name", "told", "source_files",
                Map.of("agent.py", "print('" + UUID.randomUUID() + "')\n"), "callback_url", receiver.url("/deployed")));
        String id = client().body(deploy).post("/api/deploy").then().statusCode(201).extract().path("build_id");
        builds.succeed(id);

        assertThat(settled(id)).containsEntry("state", "DELIVERED");
    }

    @Test
    void a_deploy_of_an_image_has_no_build_to_tell_of() {
        client().body(Map.of("agent_name", "told", "image", "registry.example.com/some:1", "callback_url", receiver.url("/")))
                .post("/api/deploy").then().statusCode(400).body("field", equalTo("callback_url"));
    }

    @Test
    void the_callback_is_no_part_of_the_image_or_the_plan() {
        String source = "print('" + UUID.randomUUID() + "')\n";
        String planned = client().body(EndingBuilds.body(source, receiver.url("/"))).post("/api/builds/plan").then()
                .statusCode(200).extract().path("image");

        String id = accepted(EndingBuilds.body(source, null));
        EndingBuilds.status(id).body("image", equalTo(planned)).body("callbacks", nullValue());
    }

    @Test
    void a_bad_url_is_refused_and_nothing_is_started() {
        client().body(unique("ftp://receiver.example.com/")).post("/api/builds").then().statusCode(400)
                .body("field", equalTo("callback_url"))
                .body("error", equalTo("callback_url must begin with https:// or http://"));
        client().body("{\"name\":\"x\",\"files\":{\"a.py\":\"\"},\"callback_url\":5}").post("/api/builds").then()
                .statusCode(400).body("field", equalTo("callback_url"));
    }
}
