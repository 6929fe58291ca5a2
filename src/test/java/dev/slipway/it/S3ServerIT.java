package dev.slipway.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The S3 server of the tests, without which those of the store would prove nothing. */
class S3ServerIT {

    @TempDir
    Path home;

    @Test
    void unsigned_requests_are_refused_before_and_after_a_restart() throws Exception {
        try (S3Server server = S3Server.start(home)) {
            assertThat(get(server)).isEqualTo(403);
            server.restart();
            assertThat(get(server)).isEqualTo(403);
        }
    }

    private static int get(S3Server server) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.endpoint() + "/" + S3Server.BUCKET)).build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).statusCode();
    }
}
