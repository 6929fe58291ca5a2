package dev.slipway.redteam;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;

import dev.slipway.PostgresResource;
import dev.slipway.api.Outages;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;

/** A service whose database can be cut off, and which believes whatever address a client claims. */
@QuarkusTest
@QuarkusTestResource(value = Outages.class, restrictToAnnotatedClass = true)
@TestProfile(AuditOutageAttackTest.Credulous.class)
class AuditOutageAttackTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    public static class Credulous implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("quarkus.http.proxy.proxy-address-forwarding", "true");
        }
    }

    Outages outages;

    @AfterEach
    void mend() {
        outages.database().mend();
    }

    private static List<Map<String, Object>> events(String action) {
        return given().header("Authorization", "Bearer " + PostgresResource.KEY).get("/api/v1/audit?limit=100&action=" + action)
                .then().statusCode(200).extract().path("events");
    }

    private static String cancel(String id, String... headers) throws Exception {
        String[] all = new String[headers.length + 1];
        System.arraycopy(headers, 0, all, 0, headers.length);
        all[headers.length] = RawClient.bearer(PostgresResource.KEY);
        return RawClient.ask("127.0.0.1", "POST", "/api/v1/builds/" + id + "/cancel", all);
    }

    @RedTeam
    void what_is_done_while_the_database_is_away_is_in_the_log_at_once_and_in_the_table_later() throws Exception {
        cancel("build-00000001");
        await().atMost(PATIENCE).until(() -> !events("build.cancel").isEmpty());
        try (AuditLines log = AuditLines.listen()) {
            outages.database().cut();
            assertThat(RawClient.status(cancel("build-0000000a"))).isEqualTo(503);
            RawClient.ask("127.0.3.1", "GET", "/api/v1/builds", RawClient.bearer("slw_wrong"));

            assertThat(log.lines()).anyMatch(line -> line.contains("build.cancel build-0000000a") && line.endsWith(": 503"));
            assertThat(log.from("127.0.3.1")).hasSize(1);
        }
        outages.database().mend();

        await().atMost(PATIENCE).ignoreExceptions().untilAsserted(() -> {
            assertThat(events("build.cancel")).anyMatch(event -> "build-0000000a".equals(event.get("thing"))
                    && event.get("status").equals(503));
            assertThat(events("auth.failed")).anyMatch(event -> event.get("address").equals("127.0.3.1"));
        });
    }

    /** The weak half of {@link AuditAttackTest#the_address_is_that_of_the_connection_whatever_headers_claim}. */
    @RedTeam
    void a_service_told_to_trust_forwarded_addresses_is_fooled_and_no_further_than_one_line() throws Exception {
        try (AuditLines log = AuditLines.listen()) {
            cancel("build-0000000b", "X-Forwarded-For: 198.51.100.7");
            cancel("build-0000000c", "X-Forwarded-For: x by key:forged, 198.51.100.9");

            assertThat(log.from("198.51.100.7")).hasSize(1);
            assertThat(log.lines()).hasSize(2)
                    .allSatisfy(line -> assertThat(line.codePoints()).noneMatch(Character::isISOControl));
        }
    }
}
