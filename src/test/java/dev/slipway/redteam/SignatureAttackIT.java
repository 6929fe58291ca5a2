package dev.slipway.redteam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.slipway.image.Digest;
import dev.slipway.it.Cosign;
import dev.slipway.it.RawRegistry;
import dev.slipway.it.SlipwayProcess;
import dev.slipway.it.TestMachine;
import dev.slipway.provenance.Openssl;

/**
 * Attacks on what makes images trustworthy, by people who may write to the registry and by code that is built. cosign judges;
 * that it accepts what Slipway made shows that it does not refuse everything.
 */
class SignatureAttackIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String REPOSITORY = "signature-attack";
    private static final String INJECTING_NAME = "Signature Attack\",\"subject\":[{\"name\":\"x\",\"digest\":{\"sha256\":\"00\"}}]"
            + ",\"x\":\"\\u0000\n";

    private static Path home;
    private static Path key;
    private static SlipwayProcess slipway;
    private static Cosign cosign;
    private static RawRegistry registry;
    private static String victim;
    private static JsonNode curious;
    private static JsonNode injecting;

    @BeforeAll
    static void build_the_images() throws Exception {
        home = TestMachine.newHome("signature-attack");
        key = Openssl.newKey(home.resolve("signing-key.pem"));
        registry = new RawRegistry(TestMachine.registry());
        cosign = new Cosign(home, Openssl.publicKey(key, home.resolve("signing-key.pub")));
        slipway = SlipwayProcess.start(home, Map.of("SLIPWAY_SIGNING_KEY_FILE", key.toString(),
                "SLIPWAY_PLAN_CUSTOM_DOCKERFILE", "allow"));
        String agent = "print('" + UUID.randomUUID() + "')\n";
        List<String> ids = List.of(start("Signature Attack", Map.of("agent.py", agent)),
                start("Curious", Map.of("agent.py", agent, "Dockerfile", """
                        FROM python:3.11-slim
                        RUN echo begin; cat %1$s; cat /proc/*/environ | tr '\\0' '\\n'; find / -xdev -name '%2$s'; echo end
                        COPY . .
                        CMD ["python", "agent.py"]
                        """.formatted(key, key.getFileName()))),
                start(INJECTING_NAME, Map.of("agent.py", agent)));
        victim = succeeded(ids.get(0)).path("digest").asText();
        curious = succeeded(ids.get(1));
        injecting = succeeded(ids.get(2));
        assertThat(cosign.verify(pinned(REPOSITORY, victim))).matches(Cosign.Verdict::accepted);
        assertThat(cosign.verifyAttestation("slsaprovenance1", pinned(REPOSITORY, victim))).matches(Cosign.Verdict::accepted);
    }

    private static String start(String name, Map<String, String> files) {
        return slipway.post(Map.of("name", name, "files", files)).path("id").asText();
    }

    private static JsonNode succeeded(String id) {
        JsonNode build = slipway.awaitEnd(id);
        assertThat(build.path("status").asText()).as(build.toPrettyString()).isEqualTo("SUCCEEDED");
        return build;
    }

    @AfterAll
    static void stop() {
        slipway.close();
    }

    private static String pinned(String repository, String digest) {
        return TestMachine.registry() + "/" + repository + "@" + digest;
    }

    private static String tag(String digest, String suffix) {
        return digest.replace(':', '-') + suffix;
    }

    /** The victim's image with one thing changed, under a tag of its own. */
    private static String tampered() throws Exception {
        ObjectNode manifest = (ObjectNode) registry.manifestJson(REPOSITORY, victim);
        manifest.putObject("annotations").put("tampered", UUID.randomUUID().toString());
        return registry.put(REPOSITORY, "tampered", RawRegistry.MANIFEST, JSON.writeValueAsBytes(manifest));
    }

    @RedTeam
    void puts_a_tampered_manifest_under_a_tag() throws Exception {
        tampered();

        Cosign.Verdict verdict = cosign.verify(TestMachine.registry() + "/" + REPOSITORY + ":tampered");

        assertThat(verdict.accepted()).isFalse();
        assertThat(verdict.complaints()).contains("no signatures found");
    }

    @RedTeam
    void gives_a_tampered_image_the_signature_of_the_genuine_one() throws Exception {
        String evil = tampered();
        registry.copy(REPOSITORY, tag(victim, ".sig"), REPOSITORY, tag(evil, ".sig"));

        Cosign.Verdict verdict = cosign.verify(pinned(REPOSITORY, evil));

        assertThat(verdict.accepted()).isFalse();
        assertThat(verdict.complaints()).contains("invalid or missing digest");
    }

    @RedTeam
    void gives_a_tampered_image_the_provenance_of_the_genuine_one() throws Exception {
        String evil = tampered();
        registry.copy(REPOSITORY, tag(victim, ".att"), REPOSITORY, tag(evil, ".att"));

        Cosign.Verdict verdict = cosign.verifyAttestation("slsaprovenance1", pinned(REPOSITORY, evil));

        assertThat(verdict.accepted()).isFalse();
        assertThat(verdict.complaints()).contains("no matching subject digest found");
    }

    @RedTeam
    void rewrites_the_subject_of_a_signed_statement() throws Exception {
        String evil = tampered();
        ObjectNode manifest = (ObjectNode) registry.manifestJson(REPOSITORY, tag(victim, ".att"));
        ObjectNode layer = (ObjectNode) manifest.path("layers").path(0);
        ObjectNode envelope = (ObjectNode) JSON.readTree(registry.blob(REPOSITORY, layer.path("digest").asText()));
        String statement = new String(envelope.path("payload").binaryValue(), StandardCharsets.UTF_8);
        envelope.put("payload", statement.replace(victim.substring(7), evil.substring(7)).getBytes(StandardCharsets.UTF_8));
        byte[] forged = JSON.writeValueAsBytes(envelope);
        registry.putBlob(REPOSITORY, forged);
        layer.put("digest", Digest.of(forged).value()).put("size", forged.length);
        registry.put(REPOSITORY, tag(evil, ".att"), RawRegistry.MANIFEST, JSON.writeValueAsBytes(manifest));

        Cosign.Verdict verdict = cosign.verifyAttestation("slsaprovenance1", pinned(REPOSITORY, evil));

        assertThat(verdict.accepted()).isFalse();
        assertThat(verdict.complaints()).contains("accepted signatures do not match threshold");
    }

    @RedTeam
    void attests_a_tampered_image_with_a_key_of_its_own() throws Exception {
        String evil = tampered();
        Path forger = Openssl.newKey(home.resolve("forger.pem"));
        String statement = "{\"_type\":\"https://in-toto.io/Statement/v1\",\"predicateType\":\"https://slsa.dev/provenance/v1\","
                + "\"subject\":[{\"name\":\"x\",\"digest\":{\"sha256\":\"" + evil.substring(7) + "\"}}],\"predicate\":{}}";
        ForgedAttestation.put(registry, REPOSITORY, tag(evil, ".att"), forger, statement);

        Cosign forgers = new Cosign(home, Openssl.publicKey(forger, home.resolve("forger.pub")));
        assertThat(forgers.verifyAttestation("slsaprovenance1", pinned(REPOSITORY, evil))).matches(Cosign.Verdict::accepted);
        assertThat(cosign.verifyAttestation("slsaprovenance1", pinned(REPOSITORY, evil)).accepted()).isFalse();
    }

    @RedTeam
    void replays_image_and_signature_in_another_repository() throws Exception {
        String elsewhere = REPOSITORY + "-elsewhere";
        registry.copy(REPOSITORY, victim, elsewhere, "latest");
        registry.copy(REPOSITORY, tag(victim, ".sig"), elsewhere, tag(victim, ".sig"));

        Cosign.Verdict verdict = cosign.verify(pinned(elsewhere, victim));

        // A copied image is still the very image, so it verifies; what is signed tells where it belongs.
        assertThat(verdict.payload().path("critical").path("identity").path("docker-reference").asText())
                .isEqualTo(TestMachine.registry() + "/" + REPOSITORY);
    }

    @RedTeam
    void injects_a_subject_by_the_name_of_a_build() throws Exception {
        String image = injecting.path("image").asText();
        String digest = injecting.path("digest").asText();

        Cosign.Verdict verdict = cosign.verifyAttestation("slsaprovenance1",
                image.substring(0, image.lastIndexOf(':')) + "@" + digest);

        assertThat(verdict).matches(Cosign.Verdict::accepted);
        assertThat(verdict.statement().path("subject")).hasSize(1);
        assertThat("sha256:" + verdict.statement().path("subject").path(0).path("digest").path("sha256").asText())
                .isEqualTo(digest);
        assertThat(verdict.statement().path("predicate").path("buildDefinition").path("externalParameters").path("name")
                .asText()).isEqualTo(INJECTING_NAME);
    }

    @RedTeam
    void reads_the_private_key_from_a_run_step() throws Exception {
        String output = slipway.log(curious.path("id").asText());

        assertThat(output).contains("begin").contains("end").contains("No such file").doesNotContain(secret());
    }

    @RedTeam
    void finds_the_way_to_the_private_key_in_the_environment_of_a_run_step() {
        String output = slipway.log(curious.path("id").asText());

        assertThat(output).contains("PATH=").doesNotContain("SLIPWAY_SIGNING");
    }

    @RedTeam
    void finds_the_private_key_in_what_the_service_says() throws Exception {
        String health = new String(slipway.download("/q/health").body(), StandardCharsets.UTF_8);
        String published = new String(slipway.download("/api/signing-key").body(), StandardCharsets.UTF_8);

        assertThat(Files.readString(home.resolve("service.log"))).contains("images are signed").doesNotContain(secret());
        assertThat(health).contains("buildah").doesNotContain(secret());
        assertThat(published).contains("BEGIN PUBLIC KEY").doesNotContain(secret());
    }

    @RedTeam
    void waits_for_an_operator_who_leaves_the_key_open_to_everyone() throws Exception {
        Path careless = TestMachine.newHome("careless");
        Path open = Openssl.newKey(careless.resolve("open.pem"));
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rw-r--r--"));

        assertThatThrownBy(() -> SlipwayProcess.start(careless, Map.of("SLIPWAY_SIGNING_KEY_FILE", open.toString())))
                .hasMessageContaining("everyone on this machine can read or change it");
    }

    /** The first line of the key, which holds all but the end of the private number. */
    private static String secret() throws Exception {
        return Files.readAllLines(key).get(1);
    }
}
