package dev.slipway.registry;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.slipway.image.RegistryConfig;

/**
 * Whether the registry answers, as the OCI distribution specification has clients find out ("Determining Support":
 * {@code GET /v2/}). Asked at most every few seconds, however often somebody wants to know. Calls block.
 */
@ApplicationScoped
class RegistryPing {

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration FRESH = Duration.ofSeconds(5);

    private final URI uri;
    private final Clock clock;
    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE)
            .build();
    private Instant asked = Instant.EPOCH;
    private Optional<String> problem = Optional.empty();

    RegistryPing(RegistryConfig config, Clock clock) {
        this.uri = URI.create((config.plainHttp() ? "http://" : "https://") + config.host() + "/v2/");
        this.clock = clock;
    }

    /** What is wrong with it; nothing where it answers. */
    synchronized Optional<String> problem() {
        if (asked.plus(FRESH).isBefore(clock.instant())) {
            problem = ask();
            asked = clock.instant();
        }
        return problem;
    }

    private Optional<String> ask() {
        try {
            int status = http.send(HttpRequest.newBuilder(uri).timeout(PATIENCE).build(),
                    HttpResponse.BodyHandlers.discarding()).statusCode();
            boolean answers = status == 200 || status == 401; // 401: it wants credentials, which pushes bring along
            return answers ? Optional.empty() : Optional.of("it answers " + status + " to GET /v2/");
        } catch (IOException e) {
            return Optional.of("it does not answer within " + PATIENCE.toSeconds() + " s");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of("asking it was interrupted");
        }
    }
}
