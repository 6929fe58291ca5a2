package dev.slipway.audit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuditActionTest {

    @ParameterizedTest
    @CsvSource({ "POST, /builds/, build.create", "POST, /builds/{id}/cancel/, build.cancel", "POST, /deploy, deploy",
            "POST, /keys, key.create", "DELETE, /keys/{id}, key.delete", "PUT, /secrets/{name}, secret.write",
            "GET, /builds/{id}/context/, context.read", "GET, /keys, key.read", "GET, /secrets/, secret.read",
            "GET, /audit, audit.read", "DELETE, /agents/{name}, agent.delete", "POST, /builds/plan, ", "GET, /builds, ",
            "GET, /builds/{id}/logs, ", "GET, /, ", "HEAD, /keys, ", "OPTIONS, /builds, " })
    void names_what_changes_something_or_shows_something_sensitive(String method, String route, String action) {
        assertThat(AuditAction.of(method, route).orElse(null)).isEqualTo(action);
    }
}
