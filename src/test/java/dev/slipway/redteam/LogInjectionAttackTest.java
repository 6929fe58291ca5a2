package dev.slipway.redteam;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

import dev.slipway.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** Requests that mean to write lines of their own into the service's log. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class LogInjectionAttackTest {

    private static final List<String> FORGED = List.of("\nINFO forged", "\rINFO forged", "\u001b[2Jforged", "\u202eforged",
            "\u0085forged",
            "\u2028forged", "${jndi:ldap://127.0.0.1/forged}");

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            lines.add(new SimpleFormatter().formatMessage(entry) + " " + entry.getMessage());
        }

        @Override
        public void flush() {
            // nothing is held back
        }

        @Override
        public void close() {
            // nothing is open
        }
    };

    @BeforeEach
    void listen() {
        Logger.getLogger("").addHandler(handler);
    }

    @AfterEach
    void listen_no_more() {
        Logger.getLogger("").removeHandler(handler);
    }

    private void nothingForged() {
        assertThat(lines).noneMatch(line -> line.contains("forged"));
    }

    @RedTeam
    void by_the_name_of_a_build() {
        for (String forged : FORGED) {
            Attacker.client()
                    .body(Attacker.body(Map.of("name", "x" + forged, "files", Map.of("agent.py", "# " + UUID.randomUUID()))))
                    .post("/api/builds");
        }
        assertThat(lines).as("it listens").anyMatch(line -> line.contains("is queued for"));
        assertThat(lines).noneMatch(line -> line.contains("\n") || line.contains("\u001b") || line.contains("\u202e"));
    }

    @RedTeam
    void by_files_requirements_and_frameworks() {
        for (String forged : FORGED) {
            Attacker.client().body(Attacker.body(Map.of("files", Map.of("agent.py", "# " + forged, "a" + forged, "x"))))
                    .post("/api/builds");
            Attacker.client().body(Attacker.body(Map.of("requirements", "requests # " + forged))).post("/api/builds");
            Attacker.client().body(Attacker.body(Map.of("framework", forged))).post("/api/builds");
        }
        nothingForged();
    }

    @RedTeam
    void by_headers() throws IOException {
        for (String forged : List.of("\u001b[2Jforged", "forged", "${jndi:ldap://127.0.0.1/forged}", "%0d%0aforged")) {
            for (String header : List.of("User-Agent", "X-Forwarded-For", "Referer", "Idempotency-Key", "traceparent",
                    "X-Request-Id",
                    "Accept")) {
                Attacker.raw(Attacker.head("GET /api/agents HTTP/1.1", header + ": " + forged, "Connection: close"));
            }
        }
        nothingForged();
    }

    @RedTeam
    void by_keys_that_are_wrong() throws IOException {
        for (String forged : List.of("slw_forged_\u001b[2J", "forged", "${jndi:ldap://127.0.0.1/forged}")) {
            Attacker.raw(
                    "GET /api/agents HTTP/1.1\r\nHost: x\r\nConnection: close\r\nX-RunAgents-API-Key: " + forged + "\r\n\r\n");
        }
        nothingForged();
    }

    @RedTeam
    void by_a_path() throws IOException {
        for (String path : List.of("/api/builds/%0aforged", "/api/%0d%0aforged", "/%1b%5b2Jforged",
                "/api/builds/%e2%80%aeforged/logs")) {
            Attacker.raw(Attacker.head("GET " + path + " HTTP/1.1", "Connection: close"));
        }
        nothingForged();
    }
}
