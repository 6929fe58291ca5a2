package dev.slipway.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Verifies images with the tool that people use, {@code cosign}, which {@code ./slipway test} has built. */
public final class Cosign {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path home;
    private final Path publicKey;

    /**
     * @param home folder for what it writes
     * @param publicKey what it verifies with
     */
    public Cosign(Path home, Path publicKey) {
        this.home = home;
        this.publicKey = publicKey;
    }

    /**
     * What came of a verification.
     *
     * @param accepted whether it passed
     * @param output what was printed to standard output: the payloads, as JSON
     * @param complaints what was printed to standard error
     */
    public record Verdict(boolean accepted, String output, String complaints) {

        /** The statement of an attestation that passed. */
        public JsonNode statement() throws IOException {
            return JSON.readTree(Base64.getDecoder().decode(JSON.readTree(output).path("payload").asText()));
        }

        /** The payload of a signature that passed. */
        public JsonNode payload() throws IOException {
            return JSON.readTree(output).path(0);
        }
    }

    public Verdict verify(String image) throws IOException, InterruptedException {
        return run("verify", image, List.of());
    }

    /** @param type as cosign calls it, such as {@code slsaprovenance1} */
    public Verdict verifyAttestation(String type, String image) throws IOException, InterruptedException {
        return run("verify-attestation", image, List.of("--type", type));
    }

    private Verdict run(String what, String image, List<String> options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(program(), what, "--key", publicKey.toString(),
                "--insecure-ignore-tlog=true", "--allow-insecure-registry"));
        command.addAll(options);
        command.add(image);
        Path complaints = Files.createTempFile(home, "cosign-", ".err");
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(complaints.toFile());
        builder.environment().put("HOME", home.toString());
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes());
        return new Verdict(process.waitFor() == 0, output, Files.readString(complaints));
    }

    private static String program() {
        return Optional.ofNullable(System.getenv("SLIPWAY_TEST_COSIGN"))
                .orElseThrow(() -> new IllegalStateException("these tests need cosign; run them with ./slipway test"));
    }
}
