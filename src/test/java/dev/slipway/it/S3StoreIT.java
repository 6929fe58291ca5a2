package dev.slipway.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

import dev.slipway.image.Digest;

/** The packaged service with its build contexts in an S3 bucket. */
class S3StoreIT {

    private static S3Server s3;

    @BeforeAll
    static void start() throws IOException {
        s3 = S3Server.start(TestMachine.newHome("s3-server"));
    }

    @AfterAll
    static void stop() {
        s3.close();
    }

    private static SlipwayProcess service(Path home, boolean builds) throws IOException {
        Map<String, String> settings = new HashMap<>(s3.settings());
        settings.put("SLIPWAY_BUILD_ENABLED", Boolean.toString(builds));
        return SlipwayProcess.start(home, settings);
    }

    private static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    @Test
    void builds_are_made_from_the_bucket_and_wait_for_it_when_it_is_away() throws Exception {
        Path home = TestMachine.newHome("s3");
        try (SlipwayProcess slipway = service(home, true)) {
            JsonNode build = slipway.awaitEnd(slipway.post(Samples.fresh("")).path("id").asText());
            assertThat(build.path("status").asText()).as(build.toPrettyString()).isEqualTo("SUCCEEDED");

            String context = "/api/v1/builds/" + build.path("id").asText() + "/context";
            HttpResponse<byte[]> downloaded = slipway.download(context);
            assertThat(downloaded.statusCode()).isEqualTo(200);
            Digest digest = Digest.of(downloaded.body());
            assertThat(downloaded.headers().firstValue("ETag")).hasValue("\"" + digest + "\"");
            assertThat(objectOf(digest)).hasBinaryContent(downloaded.body());
            try (Stream<Path> files = Files.walk(home)) {
                assertThat(files).as("nothing is kept as a file").noneMatch(file -> file.endsWith("artifacts"));
            }

            s3.stop();
            assertThat(slipway.download(context).statusCode()).isEqualTo(503);
            HttpResponse<byte[]> refused = slipway.attempt(Samples.fresh(""));
            assertThat(refused.statusCode()).as(text(refused)).isEqualTo(503);
            assertThat(text(refused)).contains("artifact_store_unavailable");
            awaitReadiness(slipway, 503);

            s3.restart();
            JsonNode next = slipway.awaitEnd(slipway.post(Samples.fresh("")).path("id").asText());
            assertThat(next.path("status").asText()).as(next.toPrettyString()).isEqualTo("SUCCEEDED");
            assertThat(slipway.download(context).body()).isEqualTo(downloaded.body());
            awaitReadiness(slipway, 200);
        }
    }

    @Test
    void a_damaged_object_fails_the_build_and_sending_the_request_again_repairs_it() throws Exception {
        Path home = TestMachine.newHome("s3-rot");
        Map<String, Object> request = Samples.fresh("");
        String id;
        try (SlipwayProcess accepting = service(home, false)) {
            id = accepting.post(request).path("id").asText();
            Path object = objectOf(Digest.of(accepting.download("/api/builds/" + id + "/context").body()));
            byte[] rotten = Files.readAllBytes(object);
            rotten[rotten.length / 2] ^= 1;
            Files.write(object, rotten);
            assertThat(text(accepting.download("/api/builds/" + id + "/context"))).contains("context_rotten");
        }
        try (SlipwayProcess building = service(home, true)) {
            JsonNode failed = building.awaitEnd(id);
            assertThat(failed.path("error").asText()).isEqualTo("build failed: the stored build context is damaged");
            assertThat(failed.path("failure").path("code").asText()).isEqualTo("context_rotten");

            JsonNode again = building.awaitEnd(building.post(request).path("id").asText());
            assertThat(again.path("id").asText()).isEqualTo(id + "-2");
            assertThat(again.path("status").asText()).as(again.toPrettyString()).isEqualTo("SUCCEEDED");
        }
    }

    @Test
    void a_service_that_is_told_no_bucket_does_not_start_and_says_what_is_missing() throws Exception {
        ProcessBuilder builder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar",
                System.getProperty("slipway.jar")).redirectErrorStream(true);
        builder.environment().putAll(s3.settings());
        builder.environment().remove("SLIPWAY_ARTIFACT_S3_BUCKET");
        builder.environment().put("SLIPWAY_HOME", TestMachine.newHome("s3-no-bucket").toString());
        builder.environment().put("SLIPWAY_PORT", Integer.toString(TestMachine.freePort()));
        Process service = builder.start();
        String said = new String(service.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(service.waitFor()).isEqualTo(1);
        assertThat(said).contains("slipway.artifact.s3.bucket must name the bucket");
    }

    private static Path objectOf(Digest digest) {
        return s3.objects().resolve("sha256").resolve(digest.hex().substring(0, 2)).resolve(digest.hex() + ".tar.gz");
    }

    private static void awaitReadiness(SlipwayProcess slipway, int status) {
        Awaitility.await("readiness " + status).atMost(Duration.ofSeconds(40)).pollInterval(Duration.ofMillis(250))
                .until(() -> slipway.download("/q/health/ready").statusCode() == status);
    }
}
