package dev.slipway.runner;

import java.io.IOException;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Says at the head of a build's log where its source holds what looks like a secret; the plan has never more of it. */
@ApplicationScoped
class SourceWarnings {

    private static final String CODE = "secret_in_source";

    private final ObjectMapper json;

    SourceWarnings(ObjectMapper json) {
        this.json = json;
    }

    void tell(Attempt attempt) throws IOException {
        for (JsonNode warning : json.readTree(attempt.build().plan()).path("warnings")) {
            if (warning.path("code").asText().equals(CODE)) {
                attempt.say("warning: %s line %s: %s".formatted(warning.path("file").asText(), warning.path("line").asText(),
                        warning.path("message").asText()));
            }
        }
    }
}
