package dev.slipway.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.slipway.image.Digest;
import dev.slipway.image.ImageReference;
import dev.slipway.it.Cosign;
import dev.slipway.it.RawRegistry;
import dev.slipway.it.TestMachine;
import dev.slipway.provenance.BuiltImage.Origin;
import dev.slipway.redteam.RedTeam;
import dev.slipway.registry.Manifest;
import dev.slipway.registry.Registries;
import dev.slipway.registry.Together;

/** What is attached to an image in a real registry, as cosign and clients of referrers see it. */
class AttachmentsIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String REPOSITORY = "attachments-it";
    private static final byte[] SBOM = "{\"bomFormat\":\"CycloneDX\",\"specVersion\":\"1.6\",\"version\":1,\"components\":[]}"
            .getBytes(StandardCharsets.UTF_8);

    private final RawRegistry registry = new RawRegistry(TestMachine.registry());

    @TempDir
    Path folder;

    private Path key;
    private Cosign cosign;
    private String digest;

    @BeforeEach
    void push_an_image() throws Exception {
        key = Openssl.newKey(folder.resolve("key.pem"));
        cosign = new Cosign(folder, Openssl.publicKey(key, folder.resolve("key.pub")));
        digest = registry.put(REPOSITORY, "latest", RawRegistry.MANIFEST, newManifest());
    }

    private byte[] newManifest() throws Exception {
        byte[] config = ("{\"id\":\"" + UUID.randomUUID() + "\"}").getBytes(StandardCharsets.UTF_8);
        registry.putBlob(REPOSITORY, config);
        return JSON.writeValueAsBytes(JSON.createObjectNode().put("schemaVersion", 2).put("mediaType", RawRegistry.MANIFEST)
                .set("config", JSON.valueToTree(OciDescriptor.of("application/vnd.oci.image.config.v1+json", config))));
    }

    private Attestor attestor(Optional<Path> signingKey) {
        Statements statements = new Statements(() -> URI.create("https://slipway.example.com"), "1.2.3", JSON,
                Clock.systemUTC());
        return new Attestor(new Signing(() -> signingKey), statements,
                new Attachments(Registries.push(TestMachine.registry()), new Together(), JSON), new ProvenanceStore(null),
                JSON);
    }

    private static ProvenanceStore.Kept attach(Attestor attestor, BuiltImage image) throws IOException {
        Attestor.Attached attached = attestor.attach(image);
        attached.unsent().withTag().send();
        attached.unsent().afterwards().run();
        return attached.kept();
    }

    private BuiltImage image(Optional<byte[]> sbom) throws Exception {
        String manifest = new String(registry.manifest(REPOSITORY, digest), StandardCharsets.UTF_8);
        return new BuiltImage(ImageReference.parse(TestMachine.registry() + "/" + REPOSITORY + ":latest"),
                new Manifest(new Digest(digest), 7, RawRegistry.MANIFEST, manifest),
                new Origin("build-a1b2c3d4", "Attachments", "default", "{\"language\":\"python\",\"requirements\":[]}",
                        new Digest(digest), Instant.now(), "rootless", Optional.empty()),
                sbom);
    }

    private String pinned() {
        return TestMachine.registry() + "/" + REPOSITORY + "@" + digest;
    }

    private JsonNode referrers() throws Exception {
        return registry.manifestJson(REPOSITORY, "sha256-" + digest.substring(7)).path("manifests");
    }

    @Test
    void cosign_verifies_signature_provenance_and_sbom() throws Exception {
        attach(attestor(Optional.of(key)), image(Optional.of(SBOM)));

        assertThat(cosign.verify(pinned())).matches(Cosign.Verdict::accepted);
        assertThat(cosign.verifyAttestation("slsaprovenance1", pinned())).matches(Cosign.Verdict::accepted);
        Cosign.Verdict sbom = cosign.verifyAttestation("cyclonedx", pinned());
        assertThat(sbom).matches(Cosign.Verdict::accepted);
        assertThat(sbom.statement().path("predicate")).isEqualTo(JSON.readTree(SBOM));
    }

    @Test
    void without_an_sbom_none_is_claimed() throws Exception {
        attach(attestor(Optional.of(key)), image(Optional.empty()));

        assertThat(cosign.verifyAttestation("slsaprovenance1", pinned()).accepted()).isTrue();
        assertThat(cosign.verifyAttestation("cyclonedx", pinned()).accepted()).isFalse();
    }

    @Test
    void signature_and_attestations_are_listed_as_referrers() throws Exception {
        attach(attestor(Optional.of(key)), image(Optional.empty()));

        assertThat(StreamSupport.stream(referrers().spliterator(), false).map(entry -> entry.path("artifactType").asText()))
                .containsExactly("application/vnd.dev.cosign.artifact.sig.v1+json",
                        "application/vnd.dev.cosign.artifact.att.v1+json");
        for (JsonNode entry : referrers()) {
            JsonNode manifest = registry.manifestJson(REPOSITORY, entry.path("digest").asText());
            assertThat(manifest.path("subject").path("digest").asText()).isEqualTo(digest);
            assertThat(manifest.path("artifactType")).isEqualTo(entry.path("artifactType"));
        }
    }

    @Test
    void unsigned_provenance_is_attached_where_there_is_no_key() throws Exception {
        Attestor attestor = attestor(Optional.empty());

        ProvenanceStore.Kept kept = attach(attestor, image(Optional.empty()));

        JsonNode entry = referrers().path(0);
        assertThat(entry.path("artifactType").asText()).isEqualTo("application/vnd.in-toto+json");
        JsonNode layer = registry.manifestJson(REPOSITORY, entry.path("digest").asText()).path("layers").path(0);
        assertThat(new String(registry.blob(REPOSITORY, layer.path("digest").asText()), StandardCharsets.UTF_8))
                .isEqualTo(kept.statement());
        assertThat(kept.envelope()).isEmpty();
        assertThat(cosign.verify(pinned()).accepted()).isFalse();
    }

    @Test
    void attaching_again_replaces_what_was_attached_and_keeps_what_others_list() throws Exception {
        byte[] foreign = newManifest();
        String other = registry.put(REPOSITORY, "other", RawRegistry.MANIFEST, foreign);
        registry.put(REPOSITORY, "sha256-" + digest.substring(7), RawRegistry.INDEX, """
                {"schemaVersion":2,"mediaType":"%s","manifests":[{"mediaType":"%s","digest":"%s","size":%d}]}"""
                .formatted(RawRegistry.INDEX, RawRegistry.MANIFEST, other, foreign.length).getBytes(StandardCharsets.UTF_8));

        attach(attestor(Optional.of(key)), image(Optional.empty()));
        attach(attestor(Optional.of(key)), image(Optional.empty()));

        assertThat(referrers()).hasSize(3);
        assertThat(referrers().path(0).path("digest").asText()).isEqualTo(other);
        assertThat(cosign.verify(pinned()).accepted()).isTrue();
    }

    @RedTeam
    void forged_tags_that_were_there_before_are_replaced() throws Exception {
        for (String suffix : new String[] { ".sig", ".att" }) {
            registry.put(REPOSITORY, digest.replace(':', '-') + suffix, RawRegistry.MANIFEST, newManifest());
        }
        assertThat(cosign.verify(pinned()).accepted()).isFalse();

        attach(attestor(Optional.of(key)), image(Optional.empty()));

        assertThat(cosign.verify(pinned()).accepted()).isTrue();
        assertThat(cosign.verifyAttestation("slsaprovenance1", pinned()).accepted()).isTrue();
    }
}
