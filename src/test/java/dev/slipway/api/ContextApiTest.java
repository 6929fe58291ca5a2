package dev.slipway.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.slipway.PostgresResource;
import dev.slipway.artifact.ArtifactConfig;
import dev.slipway.artifact.ContextArchive;
import dev.slipway.image.Digest;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;

/** What a client gets of the context that a build was accepted with. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ContextApiTest {

    @Inject
    ArtifactConfig config;

    private static String newBuild(String source) {
        return Api.post("/api/builds", Api.bodyWith("files", Map.of("agent.py", source))).statusCode(202).extract()
                .path("id");
    }

    private static String newBuild() {
        return newBuild("print('" + UUID.randomUUID() + "')\n");
    }

    private static Response context(String id) {
        return Api.client().get("/api/v1/builds/" + id + "/context");
    }

    private Path fileOf(byte[] context) {
        String hex = Digest.of(context).hex();
        return config.directory().resolve("sha256").resolve(hex.substring(0, 2)).resolve(hex + ".tar.gz");
    }

    @Test
    void is_an_archive_of_the_dockerfile_and_the_files(@TempDir Path folder) throws IOException {
        String source = "print('" + UUID.randomUUID() + "')\n";
        String id = newBuild(source);

        Response answer = context(id).then().statusCode(200).contentType("application/gzip")
                .header("Content-Disposition", "attachment; filename=\"" + id + ".tar.gz\"").extract().response();

        byte[] archive = answer.asByteArray();
        assertThat(answer.header("ETag")).isEqualTo("\"" + Digest.of(archive) + "\"");
        ContextArchive.unpack(archive, folder.resolve("unpacked"));
        assertThat(folder.resolve("unpacked/context/agent.py")).hasContent(source);
        assertThat(folder.resolve("unpacked/Dockerfile")).content().startsWith("FROM python:");
    }

    @Test
    void is_not_sent_again_to_who_has_it() {
        String id = newBuild();
        String tag = context(id).header("ETag");

        Api.client().header("If-None-Match", tag).get("/api/builds/" + id + "/context").then().statusCode(304)
                .header("ETag", tag);
    }

    @Test
    void of_an_unknown_build_is_404() {
        context("build-00000000").then().statusCode(404).contentType("application/json")
                .body("error", equalTo("build not found"));
    }

    @Test
    void that_is_no_longer_kept_is_404_and_says_so() throws IOException {
        String id = newBuild();
        Files.delete(fileOf(context(id).asByteArray()));

        context(id).then().statusCode(404).contentType("application/json").body("code", equalTo("context_gone")).body(
                "error",
                equalTo("the context of this build is no longer kept; send the build's request again to store it anew"));
    }

    @Test
    void that_has_rotted_is_not_given_out() throws IOException {
        String id = newBuild();
        Files.writeString(fileOf(context(id).asByteArray()), "rotten");

        context(id).then().statusCode(404).contentType("application/json").body("code", equalTo("context_rotten"));
    }

    @Test
    void cannot_be_had_or_kept_while_the_store_is_away_and_readiness_says_so() throws IOException {
        String id = newBuild();
        Path root = config.directory().resolve("sha256");
        Files.move(root, root.resolveSibling("away"));
        try {
            context(id).then().statusCode(503).header("Retry-After", "5")
                    .body("code", equalTo("artifact_store_unavailable"));
            Api.post("/api/builds", Api.bodyWith("files", Map.of("agent.py", "print('" + UUID.randomUUID() + "')\n")))
                    .statusCode(503).body("code", equalTo("artifact_store_unavailable"));
            awaitHealth("DOWN");
        } finally {
            Files.move(root.resolveSibling("away"), root);
        }
        context(id).then().statusCode(200);
        awaitHealth("UP");
    }

    private static void awaitHealth(String status) {
        Awaitility.await("artifacts " + status).atMost(Duration.ofSeconds(15)).pollInterval(Duration.ofMillis(250))
                .untilAsserted(() -> assertThat(RestAssured.get("/q/health/ready").jsonPath()
                        .getString("checks.find { it.name == 'artifacts' }.status")).isEqualTo(status));
    }
}
