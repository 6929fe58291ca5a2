package dev.slipway.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.slipway.image.Digest;
import dev.slipway.image.ImageReference;
import dev.slipway.provenance.BuiltImage.Origin;
import dev.slipway.registry.Manifest;

/** Against the fields of SLSA v1.0, "Provenance", and of the in-toto Attestation Framework, "Statement v1". */
class StatementsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PLAN = """
            {"language":"python","version":"3.11","entry_point":"agent.py","base_image":"python:3.11-slim",
             "package_manager":"pip","requirements":[{"requirement":"openai>=1.0","package":"openai"}]}""";
    private static final Digest MANIFEST = digest("manifest");
    private static final Digest CONTEXT = digest("context");
    private static final Digest BASE = digest("base");

    private final Statements statements = new Statements(() -> URI.create("https://slipway.example.com"), "1.2.3", JSON,
            Clock.fixed(Instant.parse("2026-02-23T10:00:42.9Z"), ZoneOffset.UTC));

    private static Digest digest(String text) {
        return Digest.of(text.getBytes(StandardCharsets.UTF_8));
    }

    private static BuiltImage image(String name, String plan, Optional<Digest> base) {
        return new BuiltImage(ImageReference.parse("registry.example.com/team/my-agent:a1b2c3d4"),
                new Manifest(MANIFEST, 7, OciManifest.MEDIA_TYPE, "{}"), new Origin("build-a1b2c3d4-2", name, "team", plan,
                        CONTEXT, Instant.parse("2026-02-23T10:00:01.5Z"), "rootless", base),
                Optional.empty());
    }

    private JsonNode provenance(BuiltImage image) throws Exception {
        return JSON.readTree(statements.provenance(image));
    }

    @Test
    void is_an_in_toto_statement_about_the_manifest() throws Exception {
        JsonNode statement = provenance(image("My Agent", PLAN, Optional.of(BASE)));

        assertThat(statement.path("_type").asText()).isEqualTo("https://in-toto.io/Statement/v1");
        assertThat(statement.path("predicateType").asText()).isEqualTo("https://slsa.dev/provenance/v1");
        assertThat(statement.path("subject")).isEqualTo(JSON.readTree("""
                [{"name":"registry.example.com/team/my-agent","digest":{"sha256":"%s"}}]""".formatted(MANIFEST.hex())));
    }

    @Test
    void says_who_built_it_when_and_from_what_as_slsa_does() throws Exception {
        JsonNode predicate = provenance(image("My Agent", PLAN, Optional.of(BASE))).path("predicate");

        assertThat(predicate).isEqualTo(JSON.readTree("""
                {"buildDefinition":{
                  "buildType":"pkg:generic/slipway#docs/build-type/v1",
                  "externalParameters":{"name":"My Agent","workspace":"team","entryPoint":"agent.py",
                    "requirements":["openai>=1.0"]},
                  "internalParameters":{"generator":"slipway 1.2.3","isolation":"rootless","language":"python",
                    "languageVersion":"3.11","packageManager":"pip"},
                  "resolvedDependencies":[
                    {"name":"context","digest":{"sha256":"%s"},"mediaType":"application/gzip"},
                    {"name":"base image","uri":"pkg:docker/python@3.11-slim","digest":{"sha256":"%s"}}]},
                 "runDetails":{
                  "builder":{"id":"https://slipway.example.com","version":{"slipway":"1.2.3"}},
                  "metadata":{"invocationId":"build-a1b2c3d4-2","startedOn":"2026-02-23T10:00:01Z",
                    "finishedOn":"2026-02-23T10:00:42Z"}}}""".formatted(CONTEXT.hex(), BASE.hex())));
    }

    @Test
    void claims_no_digest_of_a_base_image_that_is_not_known() throws Exception {
        JsonNode predicate = provenance(image("My Agent", PLAN, Optional.empty())).path("predicate");

        JsonNode base = predicate.path("buildDefinition").path("resolvedDependencies").path(1);
        assertThat(base).isEqualTo(JSON.readTree("{\"name\":\"base image\",\"uri\":\"pkg:docker/python@3.11-slim\"}"));
    }

    @Test
    void wraps_an_sbom_without_changing_it() throws Exception {
        byte[] sbom = "{\"bomFormat\":\"CycloneDX\",\"specVersion\":\"1.6\",\"version\":1}".getBytes(StandardCharsets.UTF_8);

        JsonNode statement = JSON.readTree(statements.contents(image("My Agent", PLAN, Optional.empty()), sbom));

        assertThat(statement.path("predicateType").asText()).isEqualTo("https://cyclonedx.org/bom");
        assertThat(statement.path("predicate")).isEqualTo(JSON.readTree(sbom));
        assertThat(statement.path("subject").path(0).path("digest").path("sha256").asText()).isEqualTo(MANIFEST.hex());
    }
}
