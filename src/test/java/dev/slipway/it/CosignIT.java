package dev.slipway.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.slipway.image.Digest;
import dev.slipway.provenance.Openssl;

/** The real cosign, on an image that the packaged service made with real Buildah. */
class CosignIT {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static Path home;
    private static Map<String, String> settings;
    private static SlipwayProcess slipway;
    private static Cosign cosign;
    private static Map<String, Object> request;
    private static JsonNode build;

    @BeforeAll
    static void build_an_image() throws Exception {
        home = TestMachine.newHome("cosign");
        settings = Map.of("SLIPWAY_SIGNING_KEY_FILE", Openssl.newKey(home.resolve("signing-key.pem")).toString(),
                "SLIPWAY_PROVENANCE_BUILDER_ID", "https://slipway.example.com");
        slipway = SlipwayProcess.start(home, settings);
        Path key = Files.write(home.resolve("signing-key.pub"), slipway.download("/api/v1/signing-key").body());
        cosign = new Cosign(home, key);
        request = Samples.fresh("six==1.17.0\n");
        build = slipway.awaitEnd(slipway.post(request).path("id").asText());
        assertThat(build.path("status").asText()).as(build.toPrettyString()).isEqualTo("SUCCEEDED");
    }

    @AfterAll
    static void stop() {
        slipway.close();
    }

    private static String pinned() {
        String image = build.path("image").asText();
        return image.substring(0, image.lastIndexOf(':')) + "@" + build.path("digest").asText();
    }

    private static String provenance(String id, String path) {
        HttpResponse<byte[]> answer = slipway.download("/api/v1/builds/" + id + path);
        assertThat(answer.statusCode()).isEqualTo(200);
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    private static String provenance(String id) {
        return provenance(id, "/provenance");
    }

    @Test
    void cosign_verifies_the_image_by_digest_and_by_tag() throws Exception {
        Cosign.Verdict byDigest = cosign.verify(pinned());
        assertThat(byDigest).matches(Cosign.Verdict::accepted);
        assertThat(byDigest.payload().path("critical").path("image").path("docker-manifest-digest"))
                .isEqualTo(build.path("digest"));

        assertThat(cosign.verify(build.path("image").asText())).matches(Cosign.Verdict::accepted);
    }

    @Test
    void cosign_verifies_how_the_image_was_made() throws Exception {
        Cosign.Verdict verdict = cosign.verifyAttestation("slsaprovenance1", pinned());

        assertThat(verdict).matches(Cosign.Verdict::accepted);
        assertThat(verdict.statement()).isEqualTo(JSON.readTree(provenance(build.path("id").asText())));
        JsonNode predicate = verdict.statement().path("predicate");
        assertThat(predicate.path("runDetails").path("builder").path("id").asText()).isEqualTo("https://slipway.example.com");
        assertThat(predicate.path("runDetails").path("metadata").path("invocationId")).isEqualTo(build.path("id"));
        JsonNode definition = predicate.path("buildDefinition");
        assertThat(definition.path("externalParameters").path("name").asText()).isEqualTo("Fresh Agent");
        assertThat(definition.path("externalParameters").path("requirements").toString()).isEqualTo("[\"six==1.17.0\"]");
        assertThat(definition.path("internalParameters").path("isolation").asText()).isEqualTo("rootless");
    }

    @Test
    void the_provenance_names_the_context_and_the_base_image_that_were_used() throws Exception {
        JsonNode dependencies = JSON.readTree(provenance(build.path("id").asText())).path("predicate")
                .path("buildDefinition").path("resolvedDependencies");

        byte[] context = slipway.download("/api/v1/builds/" + build.path("id").asText() + "/context").body();
        assertThat("sha256:" + dependencies.path(0).path("digest").path("sha256").asText())
                .isEqualTo(Digest.of(context).value());
        String base = Skopeo.inspect(TestMachine.settings().getOrDefault("SLIPWAY_BUILDAH_MIRROR", "docker.io")
                + "/library/python:3.11-slim").path("Digest").asText();
        assertThat("sha256:" + dependencies.path(1).path("digest").path("sha256").asText()).isEqualTo(base);
    }

    @Test
    void cosign_verifies_what_is_in_the_image() throws Exception {
        Cosign.Verdict verdict = cosign.verifyAttestation("cyclonedx", pinned());

        assertThat(verdict).matches(Cosign.Verdict::accepted);
        JsonNode statement = verdict.statement();
        assertThat("sha256:" + statement.path("subject").path(0).path("digest").path("sha256").asText())
                .isEqualTo(build.path("digest").asText());
        JsonNode contents = statement.path("predicate");
        assertThat(contents.path("bomFormat").asText()).isEqualTo("CycloneDX");
        assertThat(contents.path("components").findValuesAsText("purl")).contains("pkg:pypi/six@1.17.0");
        assertThat(contents).isEqualTo(
                JSON.readTree(slipway.download("/api/v1/builds/" + build.path("id").asText() + "/sbom").body()));
    }

    @Test
    void cosign_refuses_the_image_with_another_key() throws Exception {
        Path other = Openssl.newKey(home.resolve("other.pem"));
        Cosign stranger = new Cosign(home, Openssl.publicKey(other, home.resolve("other.pub")));

        assertThat(stranger.verify(pinned()).accepted()).isFalse();
        assertThat(stranger.verifyAttestation("slsaprovenance1", pinned()).accepted()).isFalse();
        assertThat(stranger.verifyAttestation("cyclonedx", pinned()).accepted()).isFalse();
    }

    @Test
    void the_same_request_again_shares_image_and_provenance_also_after_a_restart() throws Exception {
        String id = build.path("id").asText();
        String first = provenance(id);

        slipway.close();
        slipway = SlipwayProcess.start(home, settings);
        JsonNode again = slipway.awaitEnd(slipway.post(request).path("id").asText());

        assertThat(again.path("cache").path("image").asBoolean()).isTrue();
        assertThat(again.path("digest")).isEqualTo(build.path("digest"));
        assertThat(provenance(id)).isEqualTo(first);
        assertThat(provenance(again.path("id").asText())).isEqualTo(first);
    }
}
