package dev.slipway.webhook;

import static dev.slipway.webhook.EndingBuilds.accepted;
import static dev.slipway.webhook.EndingBuilds.callbacks;
import static dev.slipway.webhook.EndingBuilds.client;
import static dev.slipway.webhook.EndingBuilds.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import java.time.Duration;
import java.util.Map;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.slipway.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;

/** As it is unless somebody allows more: no way into the own network. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestProfile(StrictWebhookTest.Strict.class)
class StrictWebhookTest {

    public static class Strict implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("slipway.webhook.secret", "whsec_" + "QUJD".repeat(8), "slipway.webhook.retries", "100ms",
                    "slipway.webhook.poll", "1s");
        }
    }

    @Inject
    Pool pool;

    @Inject
    Vertx vertx;

    @ParameterizedTest
    @ValueSource(strings = { "http://ci.example.com/", "https://127.0.0.1/", "https://localhost:8443/", "https://2130706433/",
            "https://169.254.169.254/latest/meta-data/", "https://[::ffff:10.0.0.1]/", "https://me:secret@ci.example.com/" })
    void a_private_address_or_plain_http_is_refused_at_acceptance(String url) {
        client().body(unique(url)).post("/api/builds").then().statusCode(400).body("field", equalTo("callback_url"))
                .body("error", containsString("callback_url must"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "localhost", "127.0.0.1", "[::1]" })
    void what_turns_out_to_be_private_is_not_connected_to(String host) {
        EndingBuilds builds = new EndingBuilds(pool);
        try (Receiver receiver = Receiver.start(vertx)) {
            String id = accepted(unique(null));
            builds.run("insert into webhook_delivery (id, build_id, url, host, state, created_at)"
                    + " values ('msg_' || $1, $1, $2, $3, 'PENDING', now())", id,
                    "http://" + host + ":" + receiver.port() + "/", host);

            builds.succeed(id);

            await().atMost(Duration.ofSeconds(20)).until(() -> callbacks(id).get(0).get("state").equals("GAVE_UP"));
            assertThat(callbacks(id).get(0)).containsEntry("attempts", 2).containsEntry("last_error",
                    "the host leads to a private or local address, which is not called");
            assertThat(receiver.received()).isEmpty();
        }
    }

    @Test
    void a_public_url_is_accepted() {
        String id = accepted(unique("https://ci.example.com/hooks/slipway"));

        assertThat(callbacks(id).get(0)).containsEntry("url", "https://ci.example.com/hooks/slipway");
    }
}
