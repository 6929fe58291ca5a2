package dev.slipway.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.slipway.PostgresResource;
import dev.slipway.TestKeys;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;

/** {@code ./slipway key} against the running service; it needs bash, curl and jq. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class KeyCommandIT {

    private record Ran(int status, String out, String err) {
    }

    @TestHTTPResource("/")
    URL service;

    @TempDir
    Path folder;

    private Ran key(String apiKey, String... arguments) throws IOException, InterruptedException {
        Path out = Files.createTempFile(folder, "out", "");
        Path err = Files.createTempFile(folder, "err", "");
        ProcessBuilder command = new ProcessBuilder(
                Stream.concat(Stream.of("./slipway", "key"), Stream.of(arguments)).toList());
        command.environment().put("SLIPWAY_PORT", Integer.toString(service.getPort()));
        command.environment().put("SLIPWAY_API_KEY", apiKey);
        if (!System.getProperty("user.name").equals("root")) { // root hands over to a user who has a home of its own
            command.environment().put("SLIPWAY_HOME", folder.resolve("home").toString());
        }
        Process process = command.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
        assertThat(process.waitFor(3, TimeUnit.MINUTES)).isTrue();
        return new Ran(process.exitValue(), Files.readString(out), Files.readString(err, StandardCharsets.UTF_8));
    }

    @Test
    void a_key_is_made_listed_and_revoked() throws Exception {
        Ran made = key(PostgresResource.KEY, "create", "--name", "a \"ci\" of $HOME", "--workspace", "team-shell", "--scope",
                "builds:read", "--scope", "deploy", "--expires", "90d");
        assertThat(made.out()).as(made.err()).matches("slw_[0-9a-f]{8}_[0-9a-f]{64}\n");
        assertThat(made.err()).contains("team-shell", "builds:read deploy", "until ").doesNotContain(made.out().strip());
        String key = made.out().strip();
        TestKeys.client(key).get("/api/builds").then().statusCode(200);

        Ran listed = key(PostgresResource.KEY, "list", "--workspace", "team-shell");
        assertThat(listed.out()).startsWith(TestKeys.publicId(key) + "  team-shell  builds:read,deploy  until ")
                .contains("a \"ci\" of $HOME").hasLineCount(1);

        assertThat(key(PostgresResource.KEY, "revoke", TestKeys.publicId(key)).status()).isZero();
        TestKeys.client(key).get("/api/builds").then().statusCode(401);
        assertThat(key(PostgresResource.KEY, "list", "--workspace", "team-shell").out()).contains("  revoked  ");
    }

    @Test
    void a_refusal_ends_with_a_sentence_and_leaves_standard_output_empty() throws Exception {
        for (List<String> wrong : List.of(List.of("create", "--scope", "root"), List.of("create", "--colour", "red"),
                List.of("revoke", "00000000"), List.of("destroy"))) {
            Ran refused = key(PostgresResource.KEY, wrong.toArray(String[]::new));
            assertThat(refused.status()).as("%s", wrong).isNotZero();
            assertThat(refused.out()).as("%s", wrong).isEmpty();
            assertThat(refused.err()).as("%s", wrong).contains("slipway: ").doesNotContain("unexpected failure");
        }
        assertThat(key("wrong", "list").err()).contains("missing or invalid API key");
    }
}
