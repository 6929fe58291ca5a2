package dev.slipway.redteam;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import dev.slipway.it.SlipwayProcess;

/** Where the secrets of a build are seen afterwards, and by whom. */
class SecretAttackIT {

    private static SecretRaid raid;

    @BeforeAll
    static void build() throws Exception {
        raid = SecretRaid.made();
    }

    @AfterAll
    static void stop() {
        raid.close();
    }

    @Test
    void an_index_that_wants_credentials_fails_the_build_with_a_sentence_that_names_it() {
        assertThat(raid.refused.path("error").asText()).as(raid.refused.toPrettyString()).matches(
                "pip install failed: the index at [0-9.]+:" + raid.index.port() + " asked for credentials");
        assertThat(raid.refused.path("failure").path("code").asText()).isEqualTo("credentials_required");
        assertThat(raid.refused.path("failure").path("retryable").asBoolean()).isFalse();
    }

    @Test
    void with_the_secrets_pip_and_npm_install_from_there() {
        assertThat(raid.built.path("status").asText()).as(raid.built.path("error").asText() + "\n" + raid.log)
                .isEqualTo("SUCCEEDED");
        assertThat(raid.log).contains("Successfully installed " + PrivateIndex.PROJECT);
    }

    @Test
    void base_images_are_pulled_with_the_workspaces_credentials() {
        assertThat(raid.registry.authorizations()).as(raid.pulled.toPrettyString()).contains("Basic " + Base64.getEncoder()
                .encodeToString(("robot:" + SecretRaid.IMAGES_PASSWORD).getBytes(StandardCharsets.UTF_8)));
        assertThat(raid.pulled.path("failure").path("code").asText()).isEqualTo("base_image_not_found"); // it holds none
        assertThat(raid.pulled.toString()).doesNotContain(SecretRaid.IMAGES_PASSWORD);
    }

    @RedTeam
    void with_another_key_a_build_fails_clearly_and_gets_no_secret() {
        assertThat(raid.unreadable.path("failure").path("code").asText()).as(raid.unreadable.toPrettyString())
                .isEqualTo("secret_unreadable");
        assertThat(raid.unreadable.path("error").asText()).startsWith("build failed: the secret images cannot be decrypted: ");
    }

    @Test
    void a_key_in_the_source_is_told_in_the_log_without_its_value() {
        assertThat(raid.log).contains("warning: config.py line 1: this looks like a GitHub token")
                .doesNotContain(SecretRaid.GITHUB);
    }

    @RedTeam
    void printing_a_secret_plainly_or_encoded_shows_stars() {
        assertThat(raid.log).contains("plain ***", "header ***", "hex ***");
        assertThat(raid.log).doesNotContain(SecretRaid.PASSWORD, SecretRaid.TOKEN,
                HexFormat.of().formatHex(SecretRaid.PASSWORD.getBytes(StandardCharsets.UTF_8)),
                Base64.getEncoder()
                        .encodeToString((SecretRaid.USER + ":" + SecretRaid.PASSWORD).getBytes(StandardCharsets.UTF_8)));
    }

    @RedTeam
    void printing_it_inside_of_a_longer_base64_shows_stars() {
        String line = raid.log.lines().filter(text -> text.contains("base64 ")).findFirst().orElseThrow();
        assertThat(line).contains("***");
        String shown = line.substring(line.indexOf("base64 ") + 7).split("\\*\\*\\*")[0];
        assertThat(new String(Base64.getDecoder().decode(shown.substring(0, shown.length() / 4 * 4)), StandardCharsets.UTF_8))
                .startsWith("machine ").doesNotContain(SecretRaid.PASSWORD.substring(0, 4));
    }

    /** Redaction is against accidents: this shows that the step had the secret, and what the threat model says. */
    @Test
    void what_a_step_prints_reversed_is_not_recognised() {
        assertThat(raid.log).contains("reversed " + new StringBuilder(SecretRaid.PASSWORD).reverse());
    }

    @RedTeam
    void no_blob_of_the_image_holds_a_secret_or_the_files_that_held_it() throws Exception {
        Path copied = Files.createDirectory(raid.home.resolve("copied"));
        Process skopeo = new ProcessBuilder("skopeo", "copy", "--src-tls-verify=false",
                "docker://" + raid.built.path("image").asText(),
                "dir:" + copied).redirectErrorStream(true).start();
        String said = new String(skopeo.getInputStream().readAllBytes());
        assertThat(skopeo.waitFor()).as(said).isZero();
        List<Path> blobs;
        try (Stream<Path> all = Files.list(copied)) {
            blobs = all.toList();
        }
        assertThat(blobs).hasSizeGreaterThan(4);
        List<String> sought = new ArrayList<>(PrivateIndex.forms(SecretRaid.USER, SecretRaid.PASSWORD));
        sought.addAll(PrivateIndex.forms("", SecretRaid.TOKEN));
        for (Path blob : blobs) {
            String content = unpacked(blob);
            assertThat(sought.stream().filter(content::contains).map(form -> form.substring(0, 4))).as(blob.toString())
                    .isEmpty();
            // a tar's entries begin with their paths, at multiples of 512
            assertThat(IntStream.iterate(0, at -> at < content.length(), at -> at + 512)
                    .filter(at -> content.startsWith("dev/slipway", at))).as(blob.toString()).isEmpty();
        }
    }

    private static String unpacked(Path blob) throws IOException {
        byte[] bytes = Files.readAllBytes(blob);
        if (bytes.length < 2 || bytes[0] != 0x1f || bytes[1] != (byte) 0x8b) {
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
        try (InputStream unzipped = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return new String(unzipped.readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    @RedTeam
    void database_artifacts_and_service_log_hold_no_secret() throws IOException {
        List<String> forms = new ArrayList<>(
                List.of(SecretRaid.PASSWORD, SecretRaid.TOKEN, SecretRaid.IMAGES_PASSWORD, SecretRaid.KEY,
                        Base64.getEncoder().encodeToString(
                                (SecretRaid.USER + ":" + SecretRaid.PASSWORD).getBytes(StandardCharsets.UTF_8))));
        List<Path> files = new ArrayList<>(List.of(raid.home.resolve("service.log")));
        for (String folder : List.of("postgres/data", "artifacts", "builds")) {
            try (Stream<Path> all = Files.walk(raid.home.resolve(folder))) {
                all.filter(Files::isRegularFile).filter(Files::isReadable).forEach(files::add);
            }
        }
        assertThat(files).hasSizeGreaterThan(100);
        assertThat(files.stream().filter(file -> holds(file, forms))).isEmpty();
    }

    /** What is committed is in the write-ahead log as well, where nothing is compressed by default. */
    private static boolean holds(Path file, List<String> forms) {
        try {
            String content = unpacked(file);
            return forms.stream().anyMatch(content::contains);
        } catch (java.nio.file.NoSuchFileException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @RedTeam
    void no_command_line_and_no_environment_of_a_process_held_one() {
        assertThat(raid.seenProcesses).anyMatch(process -> process.contains("/dev/slipway/secrets"));
        assertThat(raid.seenProcesses.stream()
                .filter(process -> process.contains(SecretRaid.PASSWORD) || process.contains(SecretRaid.TOKEN))).isEmpty();
    }

    @RedTeam
    void a_build_leaves_no_file_with_a_secret_behind() throws IOException {
        try (Stream<Path> left = Files.list(raid.home.resolve("builds/work"))) {
            assertThat(left).isEmpty();
        }
    }

    @RedTeam
    void a_step_cannot_write_to_the_secrets() {
        assertThat(raid.log).contains("not overwritten").doesNotContain("\noverwritten");
    }

    @RedTeam
    void an_index_that_sends_pip_to_another_host_does_not_get_it_the_credentials() {
        assertThat(raid.index.authorizations()).contains(
                "Basic " + Base64.getEncoder()
                        .encodeToString((SecretRaid.USER + ":" + SecretRaid.PASSWORD).getBytes(StandardCharsets.UTF_8)));
        assertThat(raid.elsewhere.authorizations()).as(raid.log).isNotEmpty().containsOnly("none");
    }

    @RedTeam
    void answers_about_the_build_and_metrics_hold_no_secret() throws Exception {
        String id = raid.built.path("id").asText();
        for (String path : List.of("/api/builds/" + id, "/api/builds", "/api/secrets", "/q/metrics", "/q/health",
                "/q/openapi", "/api/builds/" + id + "/context")) {
            HttpResponse<byte[]> answer = HttpClient.newHttpClient().send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + raid.slipway.port() + path))
                            .header("Authorization", "Bearer " + SlipwayProcess.KEY).build(),
                    HttpResponse.BodyHandlers.ofByteArray());
            assertThat(answer.statusCode()).as(path).isEqualTo(200);
            assertThat(new String(answer.body(), StandardCharsets.ISO_8859_1)).as(path).doesNotContain(SecretRaid.PASSWORD,
                    SecretRaid.TOKEN);
        }
    }
}
