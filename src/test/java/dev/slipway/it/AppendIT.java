package dev.slipway.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.slipway.sbom.Sboms;

/** Sources that are laid upon an image of their dependencies, beside the image that Buildah makes of the whole. */
class AppendIT {

    private static final String REQUIREMENTS = "six==1.17.0\n";
    private static final String OWNED = """
            FROM python:3.11-slim
            WORKDIR /app
            RUN mkdir data plain && chown 1000:1000 data && ln -s /tmp link
            COPY . .
            CMD ["python", "agent.py"]
            """;

    private static Path home;
    private static RegistryServer registry;
    private static SlipwayProcess service;
    private static SlipwayProcess whole;

    @BeforeAll
    static void start() throws Exception {
        home = TestMachine.newHome("append");
        registry = RegistryServer.create(home.resolve("registry"));
        service = start("service", Map.of());
        whole = start("whole", Map.of("SLIPWAY_DEPENDENCIES_REUSE", "false"));
    }

    private static SlipwayProcess start(String name, Map<String, String> more) throws IOException {
        Map<String, String> settings = new HashMap<>(more);
        settings.putAll(Map.of("SLIPWAY_REGISTRY_HOST", registry.address(), "SLIPWAY_PLAN_CUSTOM_DOCKERFILE", "allow"));
        return SlipwayProcess.start(Files.createDirectories(home.resolve(name)), settings);
    }

    @AfterAll
    static void stop() {
        service.close();
        whole.close();
        registry.close();
    }

    private static JsonNode built(SlipwayProcess by, Map<String, Object> request) {
        String id = by.post(request).path("id").asText();
        JsonNode build = by.awaitEnd(id);
        assertThat(build.path("status").asText()).as("%s%s", build.toPrettyString(), by.log(id)).isEqualTo("SUCCEEDED");
        return build;
    }

    private static Map<String, Object> agent(String name, String printed) {
        return Map.of("name", name, "files", Map.of("agent.py", "import six\nprint('" + printed + "')\n", "lib/tool.py",
                "print(1)\n", "lib/ünï code.txt", "é\n"), "requirements", REQUIREMENTS, "entry_point", "agent.py");
    }

    private static String use(JsonNode build) {
        return build.path("cache").path("dependencies").asText("none");
    }

    private static String output(JsonNode build) throws Exception {
        try (RunningImage running = new ImageRunner(TestMachine.newHome("runner")).start(build.path("image").asText())) {
            return running.outputAtEnd();
        }
    }

    /** Without what tells how the image was made rather than what it is. */
    private static JsonNode config(JsonNode build) throws Exception {
        ObjectNode config = (ObjectNode) Skopeo.inspect(build.path("image").asText(), "--config");
        config.remove(List.of("history", "rootfs"));
        return config;
    }

    /** The sources' folder has the time of the last copy in both. */
    private static Map<String, String> tree(JsonNode build) throws Exception {
        return new TreeMap<>(ImageTree.of(build.path("image").asText()));
    }

    private static void assertSame(JsonNode build, JsonNode byBuildah) throws Exception {
        assertThat(config(build)).isEqualTo(config(byBuildah));
        assertThat(tree(build)).isEqualTo(tree(byBuildah)).hasSizeGreaterThan(1000);
    }

    @Test
    void a_change_of_sources_builds_nothing_and_is_the_image_that_buildah_makes() throws Exception {
        JsonNode first = built(service, agent("Changing", "one"));
        JsonNode second = built(service, agent("Changing", "two"));

        assertThat(use(first)).isEqualTo("new");
        assertThat(first.path("cache").path("steps").asInt()).isPositive();
        assertThat(use(second)).isEqualTo("reused");
        assertThat(second.path("cache").path("steps").asInt()).isZero();
        assertThat(second.path("timings_ms").path("build").asInt()).isZero();
        assertThat(output(second)).isEqualTo("two\n");
        assertSame(second, built(whole, agent("Changing", "two")));
    }

    @Test
    void dependencies_of_one_agent_are_those_of_another_one_on_a_replica_that_never_built() throws Exception {
        try (PostgresServer database = PostgresServer.create(home.resolve("postgres"))) {
            Map<String, String> settings = new HashMap<>(database.settings());
            try (SlipwayProcess first = start("first", settings)) {
                assertThat(use(built(first, agent("First", "one")))).isEqualTo("new");
            }
            try (SlipwayProcess second = start("second", settings)) {
                JsonNode build = built(second, agent("Second", "two"));
                System.out.println("another agent on a replica with an empty storage, from request to end: "
                        + build.path("timings_ms").path("total").asInt() + " ms");
                assertThat(use(build)).isEqualTo("reused");
                assertThat(output(build)).isEqualTo("two\n");
                byte[] sbom = second.download("/api/builds/" + build.path("id").asText() + "/sbom").body();
                assertThat(Sboms.origins(Sboms.valid(sbom))).containsEntry("pkg:pypi/six@1.17.0", "build")
                        .containsValue("base-image");
            }
        }
    }

    @Test
    void dependencies_whose_layers_are_gone_are_made_again() throws Exception {
        String mark = UUID.randomUUID().toString();
        Map<String, Object> request = Map.of("name", "Gone", "files", Map.of("agent.py", "print('a')\n"), "requirements",
                REQUIREMENTS + "# " + mark + "\n", "entry_point", "agent.py");
        Map<String, Object> changed = new HashMap<>(request);
        JsonNode first = built(service, request);
        forgetLayers(first);

        changed.put("files", Map.of("agent.py", "print('b')\n"));
        JsonNode second = built(service, changed);

        assertThat(use(second)).isEqualTo("gone");
        assertThat(service.log(second.path("id").asText())).contains("does not have all layers");
        assertThat(output(second)).isEqualTo("b\n");

        changed.put("files", Map.of("agent.py", "print('c')\n"));
        assertThat(use(built(service, changed))).isEqualTo("reused"); // so the service has just seen all layers
        forgetLayers(first);
        changed.put("files", Map.of("agent.py", "print('d')\n"));
        JsonNode last = built(service, changed);

        assertThat(use(last)).isEqualTo("gone");
        assertThat(output(last)).isEqualTo("d\n");
    }

    /** As an operator's garbage collection would: the repository is empty afterwards. */
    private static void forgetLayers(JsonNode build) throws Exception {
        registry.stop();
        Path repository = home.resolve("registry/data/docker/registry/v2/repositories/gone");
        try (Stream<Path> all = Files.walk(repository)) {
            for (Path file : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
        registry.start();
    }

    @Test
    void what_sources_would_change_in_the_image_below_is_left_to_buildah() throws Exception {
        Map<String, Object> touches = Map.of("name", "Owned", "files", Map.of("agent.py", "print('a')\n", "data/a.txt", "a",
                "Dockerfile", OWNED));
        Map<String, Object> beside = Map.of("name", "Beside", "files", Map.of("agent.py", "print('a')\n", "plain/a.txt", "a",
                "Dockerfile", OWNED));

        JsonNode owned = built(service, touches);
        assertThat(use(owned)).isEqualTo("none");
        assertSame(owned, built(whole, touches));
        JsonNode plain = built(service, beside);
        assertThat(use(plain)).isEqualTo("reused");
        assertSame(plain, built(whole, beside));
    }
}
