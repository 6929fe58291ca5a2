package dev.slipway.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

/** Requests whose image is there already, against the packaged service with real Buildah, registry and PostgreSQL. */
class ImageReuseIT {

    /** Indexes that nobody serves: pip tries each of them again and again. */
    private static final String LONG = IntStream.range(0, 20)
            .mapToObj("--extra-index-url http://127.0.0.1:9/%d/simple%n"::formatted).collect(Collectors.joining())
            + "nobody-has-this\n";

    private static SlipwayProcess slipway;
    private String busy;

    @BeforeAll
    static void start() throws Exception {
        slipway = SlipwayProcess.start(TestMachine.newHome("image-reuse"), Map.of("SLIPWAY_BUILD_PARALLEL", "1"));
    }

    @AfterAll
    static void stop() throws Exception {
        slipway.close();
    }

    @AfterEach
    void free_the_builder() {
        if (busy != null) {
            slipway.cancel(busy);
            slipway.awaitEnd(busy);
        }
    }

    private static JsonNode ended(Map<String, Object> request) {
        JsonNode build = slipway.awaitEnd(slipway.post(request).path("id").asText());
        assertThat(build.path("status").asText()).as(build.toPrettyString()).isEqualTo("SUCCEEDED");
        return build;
    }

    private void take_the_only_builder() {
        busy = slipway.post(Samples.fresh(LONG)).path("id").asText();
        slipway.await(busy, build -> build.path("status").asText().equals("BUILDING"));
    }

    @Test
    void an_unchanged_request_succeeds_while_every_builder_is_busy() throws Exception {
        Map<String, Object> request = Samples.fresh("");
        JsonNode first = ended(request);
        take_the_only_builder();

        JsonNode accepted = slipway.post(request);
        assertThat(accepted.path("status").asText()).isEqualTo("PENDING");
        JsonNode again = slipway.awaitEnd(accepted.path("id").asText());

        assertThat(again.path("status").asText()).as(again.toPrettyString()).isEqualTo("SUCCEEDED");
        assertThat(again.path("id").asText()).isEqualTo(first.path("id").asText() + "-2");
        assertThat(again.path("digest")).isEqualTo(first.path("digest"));
        assertThat(again.path("size_bytes")).isEqualTo(first.path("size_bytes"));
        assertThat(again.path("cache").path("image").asBoolean()).isTrue();
        assertThat(slipway.log(again.path("id").asText())).contains("the registry has this image already");
        assertThat(slipway.build(busy).path("status").asText()).isEqualTo("BUILDING");
        for (String part : new String[] { "/provenance", "/sbom" }) {
            assertThat(download(again, part)).isEqualTo(download(first, part));
        }
        assertThat(slipway.metric("slipway_builds_total{code=\"none\",status=\"SUCCEEDED\"}")).isGreaterThanOrEqualTo(2);
    }

    @Test
    void an_image_whose_tag_means_something_else_now_is_built_again() throws Exception {
        Map<String, Object> request = Samples.fresh("");
        JsonNode first = ended(request);
        JsonNode other = ended(Samples.fresh(""));
        RawRegistry registry = new RawRegistry(TestMachine.registry());
        String[] image = repositoryAndTag(first);
        String[] foreign = repositoryAndTag(other);
        registry.put(image[0], image[1], RawRegistry.MANIFEST, registry.manifest(foreign[0], foreign[1]));

        JsonNode again = ended(request);

        assertThat(again.path("cache").path("image").asBoolean()).isFalse();
        assertThat(again.path("digest")).isNotEqualTo(other.path("digest"));
        assertThat(Skopeo.inspect(again.path("image").asText()).path("Digest").asText())
                .isEqualTo(again.path("digest").asText());
    }

    private static String download(JsonNode build, String part) {
        var answer = slipway.download("/api/builds/" + build.path("id").asText() + part);
        assertThat(answer.statusCode()).isEqualTo(200);
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    /** All samples have one name, and so one repository. */
    private static String[] repositoryAndTag(JsonNode build) {
        String image = build.path("image").asText().substring(TestMachine.registry().length() + 1);
        return image.split(":");
    }
}
