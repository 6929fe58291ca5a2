package dev.slipway.redteam;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.cyclonedx.model.Bom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

import com.fasterxml.jackson.databind.JsonNode;

import dev.slipway.it.Skopeo;
import dev.slipway.it.SlipwayProcess;
import dev.slipway.it.TestMachine;
import dev.slipway.sbom.Sboms;

/** RUN steps that want the SBOM to read the host, to hang, or to lie; and requests that want to forge labels. */
class SbomAttackIT {

    private static final String SITE = "/usr/local/lib/python3.11/site-packages";
    private static final String NAME = "Evil\" dev.slipway.build=\"build-00000000\" $PATH ${HOME} `id` \\ ' # x";

    private static Path home;
    private static SlipwayProcess slipway;
    private static JsonNode attacked;
    private static Bom bom;

    @BeforeAll
    static void build() throws Exception {
        home = TestMachine.newHome("sbom-attack");
        Path secret = Files.createDirectories(home.resolve("secret.dist-info"));
        Files.writeString(home.resolve("status"), "Package: host-secret\nStatus: install ok installed\nVersion: 1\n");
        Files.writeString(secret.resolve("METADATA"), "Name: host-secret-too\nVersion: 1\n");
        slipway = SlipwayProcess.start(home, Map.of("SLIPWAY_PLAN_CUSTOM_DOCKERFILE", "allow"));
        attacked = built("Sbom Attack", String.join("\n", "FROM python:3.11-slim", "COPY agent.py /",
                "RUN env -u SOURCE_DATE_EPOCH -u PYTHONHASHSEED pip install --no-cache-dir six==1.17.0 attrs==25.3.0 \\",
                " && ln -sf " + home.resolve("status") + " /var/lib/dpkg/status \\",
                " && mkdir -p " + SITE + " && cd " + SITE + " && ln -s " + secret + " linked.dist-info \\",
                " && mkdir linked2.dist-info && ln -s " + secret + "/METADATA linked2.dist-info/METADATA \\",
                " && mkdir pipe-1.dist-info && mkfifo pipe-1.dist-info/METADATA \\",
                " && mkdir giant-3.0.dist-info && head -c 9000000 /dev/zero > giant-3.0.dist-info/METADATA \\",
                " && mkdir private-1.dist-info && printf 'Name: private\\nVersion: 1\\n' > private-1.dist-info/METADATA \\",
                " && chown -R 1000:1000 private-1.dist-info && chmod 0700 private-1.dist-info \\",
                " && mkdir \"$(printf 'new\\nline')-1.dist-info\" \\",
                " && printf 'Version: 1\\n' > \"$(printf 'new\\nline')-1.dist-info/METADATA\" \\",
                " && rm -rf $(python3 -c 'import attr,pathlib; print(pathlib.Path(attr.__file__).parent.parent)')/attrs-*.dist-info \\",
                " && python3 -c 'import attr, six'", ""));
        bom = Sboms.valid(slipway.download("/api/builds/" + attacked.path("id").asText() + "/sbom").body());
    }

    @AfterAll
    static void stop() throws Exception {
        slipway.close();
    }

    private static JsonNode built(String name, String dockerfile) {
        String id = slipway.post(Map.of("name", name, "framework", NAME, "files",
                Map.of("agent.py", "print(1)\n", "Dockerfile", dockerfile))).path("id").asText();
        JsonNode build = slipway.awaitEnd(id);
        assertThat(build.path("status").asText()).as(build.toPrettyString() + slipway.log(id)).isEqualTo("SUCCEEDED");
        return build;
    }

    @RedTeam
    void a_package_list_that_is_a_link_to_the_host_shows_nothing_of_it() throws Exception {
        assertThat(Files.readString(inLayers("diff/var/lib/dpkg/status"))).as("who follows the link reads the host")
                .contains("host-secret");

        assertThat(Sboms.purls(bom)).noneMatch(purl -> purl.contains("host-secret"));
    }

    @RedTeam
    void a_folder_of_a_distribution_that_is_a_link_to_the_host_shows_nothing_of_it() throws Exception {
        assertThat(inLayers("diff" + SITE + "/linked.dist-info").resolve("METADATA")).as("who follows the link reads the host")
                .content().contains("host-secret-too");

        assertThat(Sboms.purls(bom)).noneMatch(purl -> purl.contains("host-secret-too"));
    }

    private static Path inLayers(String path) throws Exception {
        try (Stream<Path> layers = Files.list(home.resolve("buildah/storage/overlay"))) {
            return layers.map(layer -> layer.resolve(path)).filter(Files::isSymbolicLink).findFirst().orElseThrow();
        }
    }

    @RedTeam
    void a_pipe_in_place_of_metadata_does_not_keep_anybody_waiting() {
        assertThat(Sboms.purls(bom)).noneMatch(purl -> purl.contains("pipe"));
        assertThat(attacked.path("timings_ms").path("push").asInt()).isLessThan(60_000);
    }

    @RedTeam
    void metadata_too_large_to_read_does_not_hide_its_package() {
        assertThat(Sboms.purls(bom)).contains("pkg:pypi/giant@3.0");
    }

    @RedTeam
    void metadata_that_only_another_user_may_read_does_not_hide_its_package() {
        assertThat(Sboms.purls(bom)).contains("pkg:pypi/private@1");
    }

    @RedTeam
    void a_line_break_in_a_file_name_forges_no_path() {
        assertThat(Sboms.purls(bom)).contains("pkg:pypi/new%20line-1@1");
    }

    /** What says nothing of itself is not found: docs/images.md tells so. */
    @RedTeam
    void a_package_without_its_metadata_is_hidden_and_the_document_claims_no_completeness() {
        assertThat(Sboms.purls(bom)).contains("pkg:pypi/six@1.17.0").noneMatch(purl -> purl.contains("attrs"));
        assertThat(bom.getCompositions().get(0).getAggregate().getAggregateName()).isEqualTo("unknown");
    }

    @RedTeam
    void a_step_that_drops_the_fixed_time_breaks_nothing_but_its_own_sameness() throws Exception {
        assertThat(Skopeo.inspect(attacked.path("image").asText()).path("Created").asText()).isEqualTo("1980-01-01T00:00:00Z");
        assertThat(slipway.log(attacked.path("id").asText())).contains("Successfully installed");
    }

    @RedTeam
    void a_name_and_a_framework_forge_no_label() throws Exception {
        JsonNode build = built(NAME, "FROM python:3.11-slim\nCOPY agent.py /\n");

        JsonNode labels = Skopeo.inspect(build.path("image").asText()).path("Labels");

        assertThat(labels.path("org.opencontainers.image.title").asText()).isEqualTo(NAME);
        assertThat(labels.path("dev.slipway.build").asText()).isEqualTo(build.path("id").asText());
        assertThat(List.copyOf(labels.properties())).extracting(Map.Entry::getKey)
                .allMatch(key -> key
                        .matches("org\\.opencontainers\\.image\\.[a-z.]+|dev\\.slipway\\.[a-z.]+|io\\.buildah\\.version"));
    }

    @RedTeam
    void a_dockerfile_that_does_not_end_cannot_swallow_the_labels() throws Exception {
        JsonNode build = built("Open End", "FROM python:3.11-slim\nLABEL dev.slipway.build=mine\nCMD echo \\");

        JsonNode labels = Skopeo.inspect(build.path("image").asText()).path("Labels");

        assertThat(labels.path("dev.slipway.build").asText()).isEqualTo(build.path("id").asText());
    }

    /** With another escape character a line could go on where Slipway's reader sees its end. */
    @RedTeam
    void a_dockerfile_with_an_escape_character_of_its_own_is_refused_at_the_door() {
        HttpResponse<byte[]> answer = slipway.attempt(Map.of("name", "Open End", "files",
                Map.of("agent.py", "print(1)\n", "Dockerfile", "# escape=`\nFROM python:3.11-slim\nCMD echo `")));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(new String(answer.body(), StandardCharsets.UTF_8)).contains("line 1", "escape character");
    }

    @RedTeam
    void layers_shared_with_another_build_do_not_tell_its_name() throws Exception {
        String dockerfile = "FROM python:3.11-slim\nRUN echo shared\n";
        built("Other Tenants Project", dockerfile);
        String image = built("Mine", dockerfile + "COPY agent.py /\n").path("image").asText();

        String told = Skopeo.inspect(image, "--config").toString() + Skopeo.inspect(image, "--raw");

        assertThat(told).contains("Mine").doesNotContain("other-tenants-project");
        assertThat(told.getBytes(StandardCharsets.UTF_8)).hasSizeGreaterThan(500);
    }
}
