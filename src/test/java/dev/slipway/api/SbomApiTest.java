package dev.slipway.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.OffsetDateTime;
import java.util.zip.GZIPOutputStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import dev.slipway.PostgresResource;
import dev.slipway.StoredBuilds;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.vertx.core.buffer.Buffer;

/** What a client gets of the list of what an image holds. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class SbomApiTest {

    private static final String DOCUMENT = "{\"bomFormat\":\"CycloneDX\",\"specVersion\":\"1.6\"}";

    @Inject
    StoredBuilds stored;

    private String build(String workspace, String status) {
        return stored.add(workspace, "sbom", status, OffsetDateTime.now().minusHours(1));
    }

    private void keep(String id) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(DOCUMENT.getBytes());
        }
        stored.run("insert into image_sbom (build_id, content) values ($1, $2)", id, Buffer.buffer(bytes.toByteArray()));
    }

    private static ValidatableResponse sbom(String id) {
        return Api.client().get("/api/v1/builds/" + id + "/sbom").then();
    }

    @Test
    void is_the_document_that_was_made_when_the_image_was_built() throws IOException {
        String id = build("default", "SUCCEEDED");
        keep(id);

        String body = sbom(id).statusCode(200).contentType("application/vnd.cyclonedx+json").extract().asString();

        assertThat(body).isEqualTo(DOCUMENT);
    }

    @Test
    void is_missing_before_the_build_has_succeeded() {
        for (String status : new String[] { "PENDING", "BUILDING", "FAILED" }) {
            String id = build("default", status);
            sbom(id).statusCode(404).contentType("application/json").body("code", equalTo("sbom_missing")).body("error",
                    equalTo("this build has no SBOM: it has not succeeded"));
            stored.remove(id);
        }
    }

    @Test
    void that_could_not_be_made_is_missing_and_says_so() {
        sbom(build("default", "SUCCEEDED")).statusCode(404).body("code", equalTo("sbom_missing")).body("error",
                equalTo("this build has no SBOM: none could be made of its image; the service's log says why"));
    }

    @Test
    void of_another_workspace_or_of_no_build_is_not_found() throws IOException {
        String other = build("another", "SUCCEEDED");
        keep(other);

        sbom(other).statusCode(404).contentType("application/json").body("error", equalTo("build not found"));
        sbom("build-00000000").statusCode(404).body("error", equalTo("build not found"));
    }

    @Test
    void goes_with_its_build() throws IOException {
        String id = build("default", "SUCCEEDED");
        keep(id);

        stored.remove(id);

        assertThat(stored.number("select count(*) from image_sbom where build_id = $1", id)).isZero();
    }
}
