package dev.slipway.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

/** A real build tells its end to the receiver that the README shows, which verifies the signature by itself. */
class WebhookIT {

    private static final String SECRET = "whsec_" + "QUJD".repeat(8);

    @Test
    void the_receiver_of_the_readme_takes_the_end_of_a_build_and_no_forgery() throws Exception {
        Path home = TestMachine.newHome("webhook");
        int port = TestMachine.freePort();
        String url = "http://127.0.0.1:" + port + "/";
        Process receiver = startReceiver(home, port);
        try (SlipwayProcess slipway = SlipwayProcess.start(home,
                Map.of("SLIPWAY_WEBHOOK_SECRET", SECRET, "SLIPWAY_WEBHOOK_ALLOW_PRIVATE", "true"))) {
            Awaitility.await().ignoreExceptions().until(() -> forged(url) == 401);
            Map<String, Object> request = new HashMap<>(Samples.fresh(""));
            request.put("callback_url", url);

            String id = slipway.post(request).path("id").asText();

            JsonNode callback = slipway.await(id, build -> "DELIVERED".equals(build.at("/callbacks/0/state").asText()))
                    .at("/callbacks/0");
            assertThat(callback.path("attempts").asInt()).isEqualTo(1);
            JsonNode build = slipway.build(id);
            assertThat(Files.readString(home.resolve("receiver.out"))).contains(callback.path("id").asText() + " " + id + " "
                    + build.path("status").asText() + " " + build.path("image").asText());
        } finally {
            receiver.destroy();
        }
    }

    private static Process startReceiver(Path home, int port) throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        int begin = readme.indexOf("```python\n") + "```python\n".length();
        String program = readme.substring(begin, readme.indexOf("```", begin)).replace("8090", Integer.toString(port));
        Path file = Files.writeString(home.resolve("receiver.py"), program);
        ProcessBuilder python = new ProcessBuilder("python3", file.toString()).redirectErrorStream(true)
                .redirectOutput(home.resolve("receiver.out").toFile());
        python.environment().put("SLIPWAY_WEBHOOK_SECRET", SECRET);
        return python.start();
    }

    private static int forged(String url) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url)).header("webhook-id", "msg_1")
                .header("webhook-timestamp", Long.toString(System.currentTimeMillis() / 1000))
                .header("webhook-signature", "v1,AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")
                .POST(HttpRequest.BodyPublishers.ofString("{}")).build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode();
    }
}
