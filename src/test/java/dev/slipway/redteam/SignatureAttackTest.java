package dev.slipway.redteam;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import java.time.OffsetDateTime;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import dev.slipway.PostgresResource;
import dev.slipway.StoredBuilds;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

/** Who may read how an image was made, and what is said where nothing is known. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class SignatureAttackTest {

    private static final String STATEMENT = "{\"_type\":\"https://in-toto.io/Statement/v1\"}";
    private static final String ENVELOPE = "{\"payloadType\":\"application/vnd.in-toto+json\"}";
    private static final String DSSE = "application/vnd.dsse.envelope.v1+json";

    @Inject
    StoredBuilds builds;

    private String build(String workspace, String status) {
        return builds.add(workspace, "Agent", status, OffsetDateTime.now());
    }

    private String buildWithProvenance(String workspace, String keyId, String envelope) {
        String id = build(workspace, "SUCCEEDED");
        builds.run("insert into provenance select id, digest, $2, $3, $4 from build where id = $1", id, keyId, STATEMENT,
                envelope);
        return id;
    }

    private static ValidatableResponse provenance(String id, String accept) {
        return given().header("Authorization", "Bearer " + PostgresResource.KEY).header("Accept", accept)
                .get("/api/v1/builds/" + id + "/provenance").then();
    }

    @RedTeam
    void asks_for_the_provenance_of_another_workspace() {
        provenance(buildWithProvenance("default", "k", ENVELOPE), "*/*").statusCode(200).body(equalTo(STATEMENT));

        provenance(buildWithProvenance("other", "k", ENVELOPE), "*/*").statusCode(404)
                .body("error", equalTo("build not found")).body(not(containsString("in-toto.io")));
    }

    @RedTeam
    void asks_for_provenance_without_a_key() {
        given().get("/api/builds/" + buildWithProvenance("default", "k", ENVELOPE) + "/provenance").then().statusCode(401)
                .body(not(containsString("in-toto.io")));
    }

    @RedTeam
    void passes_provenance_of_another_digest_off_as_the_image_s() {
        String id = buildWithProvenance("default", "k", ENVELOPE);
        builds.run("update provenance set digest = 'sha256:' || repeat('0', 64) where build_id = $1", id);

        provenance(id, "*/*").statusCode(404).body("code", equalTo("no_provenance"));
    }

    @Test
    void comes_as_a_statement_or_in_its_envelope() {
        String id = buildWithProvenance("default", "k", ENVELOPE);

        provenance(id, "application/vnd.in-toto+json").statusCode(200).contentType("application/vnd.in-toto+json")
                .body(equalTo(STATEMENT));
        provenance(id, DSSE).statusCode(200).contentType(DSSE).body(equalTo(ENVELOPE));
    }

    @Test
    void has_no_envelope_where_images_are_not_signed() {
        String id = buildWithProvenance("default", null, null);

        provenance(id, "*/*").statusCode(200).body(equalTo(STATEMENT));
        provenance(id, DSSE).statusCode(404).contentType("application/json").body("code", equalTo("no_provenance"));
    }

    @Test
    void is_404_until_the_build_has_succeeded() {
        provenance(build("default", "PENDING"), "*/*").statusCode(404)
                .body("error", equalTo("the build has no image yet, so there is no provenance"));
        provenance(build("default", "FAILED"), "*/*").statusCode(404)
                .body("error", equalTo("the build has no image, so there is no provenance"));
        provenance(build("default", "SUCCEEDED"), "*/*").statusCode(404).body("code", equalTo("no_provenance"));
        provenance("build-00000000", "*/*").statusCode(404).body("error", equalTo("build not found"));
    }

    @Test
    void goes_with_its_build() {
        String id = buildWithProvenance("default", "k", ENVELOPE);

        builds.remove(id);

        assertThat(
                builds.number("select count(*) from provenance where build_id = $1", id)).isZero();
    }

    @Test
    void the_signing_key_is_404_where_images_are_not_signed() {
        given().header("Authorization", "Bearer " + PostgresResource.KEY).get("/api/v1/signing-key").then().statusCode(404)
                .body("code", equalTo("not_signed"));
    }
}
