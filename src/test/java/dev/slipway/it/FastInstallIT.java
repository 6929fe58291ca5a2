package dev.slipway.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

/** Two services that have been given uv, and a storage each. */
class FastInstallIT {

    private static final String UV = "0.13.9";

    private static SlipwayProcess one;
    private static SlipwayProcess two;

    @BeforeAll
    static void start() throws Exception {
        Map<String, String> settings = Map.of("SLIPWAY_BUILDAH_UV", uv(TestMachine.newHome("uv")).toString());
        one = SlipwayProcess.start(TestMachine.newHome("uv-one"), settings);
        two = SlipwayProcess.start(TestMachine.newHome("uv-two"), settings);
    }

    @AfterAll
    static void stop() throws Exception {
        one.close();
        two.close();
    }

    /** The statically linked program, out of its wheel. */
    private static Path uv(Path folder) throws Exception {
        run(folder, "python3", "-m", "venv", "venv");
        run(folder, "venv/bin/pip", "download", "--quiet", "--no-deps", "--only-binary", ":all:", "--platform",
                "musllinux_1_1_x86_64", "uv==" + UV);
        Path program = folder.resolve("program");
        try (Stream<Path> files = Files.list(folder);
                ZipFile wheel = new ZipFile(files.filter(file -> file.toString().endsWith(".whl")).findFirst().orElseThrow()
                        .toFile());
                InputStream content = wheel.getInputStream(wheel.getEntry("uv-" + UV + ".data/scripts/uv"))) {
            Files.copy(content, program);
        }
        assertThat(program.toFile().setExecutable(true, false)).isTrue();
        return program;
    }

    private static void run(Path folder, String... command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile()).inheritIO();
        Map<String, String> settings = TestMachine.settings();
        if (settings.containsKey("SLIPWAY_NETWORK_PIP_INDEX_URL")) {
            builder.environment().put("PIP_INDEX_URL", settings.get("SLIPWAY_NETWORK_PIP_INDEX_URL"));
        }
        if (settings.containsKey("SLIPWAY_NETWORK_CA_BUNDLE")) {
            builder.environment().put("PIP_CERT", settings.get("SLIPWAY_NETWORK_CA_BUNDLE"));
        }
        assertThat(builder.start().waitFor()).as(String.join(" ", command)).isZero();
    }

    private static JsonNode ended(SlipwayProcess service, Map<String, Object> request) {
        return service.awaitEnd(service.post(request).path("id").asText());
    }

    private static JsonNode built(SlipwayProcess service, Map<String, Object> request) {
        JsonNode build = ended(service, request);
        assertThat(build.path("status").asText()).as(build.toPrettyString() + log(service, build)).isEqualTo("SUCCEEDED");
        return build;
    }

    private static String log(SlipwayProcess service, JsonNode build) {
        return service.log(build.path("id").asText());
    }

    @Test
    void uv_makes_the_same_image_on_two_storages_with_byte_code_that_is_valid() throws Exception {
        Map<String, Object> request = Map.of("name", "Fast " + UUID.randomUUID(), "files",
                Map.of("agent.py", ReproducibleIT.AGENT), "requirements", ReproducibleIT.REQUIREMENTS);

        JsonNode first = built(one, request);
        JsonNode second = built(two, request);

        assertThat(log(one, first)).contains(" + pydantic==2.11.7").doesNotContain("Collecting pydantic");
        assertThat(log(two, second)).contains(" + pydantic==2.11.7");
        assertThat(second.path("digest")).isEqualTo(first.path("digest"));
        assertThat(ReproducibleIT.output(first)).matches("valid [1-9][0-9]+ stale 0\n");
    }

    @Test
    void what_uv_cannot_install_pip_explains() {
        JsonNode build = ended(one, Samples.fresh("nonexistent-package\n"));

        assertThat(build.path("error").asText()).as(log(one, build))
                .isEqualTo("pip install failed: no matching distribution found for nonexistent-package");
        assertThat(build.path("failure").path("code").asText()).isEqualTo("no_matching_distribution");
    }

    @Test
    void options_among_the_requirements_are_left_to_pip() {
        JsonNode build = built(one, Samples.fresh("--prefer-binary\nsix==1.17.0\n"));

        assertThat(log(one, build)).contains("Successfully installed six-1.17.0").doesNotContain(" + six==1.17.0");
    }
}
