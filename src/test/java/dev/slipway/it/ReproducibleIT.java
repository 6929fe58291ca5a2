package dev.slipway.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

import org.cyclonedx.model.Bom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

import dev.slipway.sbom.Sboms;

/**
 * The same pinned contexts, built by two services that have nothing in common but the machine and the registry: each has its
 * own database, and a storage that was empty before.
 */
class ReproducibleIT {

    static final String REQUIREMENTS = "pydantic==2.11.7\nrequests==2.32.5\n";

    /** Says whether Python takes the byte code that was written when the image was built. */
    static final String AGENT = """
            import importlib.util, pathlib, sys
            import pydantic, requests
            valid = stale = 0
            for module in list(sys.modules.values()):
                cached = getattr(module, '__cached__', None)
                if not cached or not module.__file__.startswith('/usr/local/lib') or 'packages' not in cached:
                    continue
                code = pathlib.Path(cached).read_bytes()
                source = pathlib.Path(module.__file__).read_bytes()
                hashed = code[4:8] == b'\\x03\\0\\0\\0' and code[8:16] == importlib.util.source_hash(source)
                valid, stale = valid + hashed, stale + (not hashed)
            print('valid', valid, 'stale', stale)
            """;

    private static final Map<String, Object> PYTHON = Map.of("name", "Reproducible Python", "files",
            Map.of("agent.py", AGENT, "lib/__init__.py", "", "lib/tool.py", "print(1)\n"), "requirements", REQUIREMENTS,
            "entry_point", "agent.py");

    private static final Map<String, Object> NODE = Map.of("name", "Reproducible Node", "files",
            Map.of("index.js", "console.log(require('ms')('2 days'))\n", "package.json",
                    "{\"name\":\"a\",\"main\":\"index.js\",\"dependencies\":{\"ms\":\"2.1.3\"}}"));

    private static SlipwayProcess one;
    private static SlipwayProcess two;

    @BeforeAll
    static void start() throws Exception {
        one = SlipwayProcess.start(TestMachine.newHome("one"), Map.of());
        two = SlipwayProcess.start(TestMachine.newHome("two"), Map.of());
    }

    @AfterAll
    static void stop() throws Exception {
        one.close();
        two.close();
    }

    private static JsonNode built(SlipwayProcess service, Map<String, Object> request) {
        String id = service.post(request).path("id").asText();
        JsonNode build = service.awaitEnd(id);
        assertThat(build.path("status").asText()).as(build.toPrettyString() + service.log(id)).isEqualTo("SUCCEEDED");
        return build;
    }

    private static byte[] sbom(SlipwayProcess service, JsonNode build) {
        return service.download("/api/builds/" + build.path("id").asText() + "/sbom").body();
    }

    @Test
    void two_empty_storages_make_the_same_image_of_the_same_python_context() throws Exception {
        JsonNode first = built(one, PYTHON);
        Map<String, Object> other = new HashMap<>(PYTHON);
        other.put("files", Map.of("agent.py", "print('" + UUID.randomUUID() + "')\n"));
        built(two, other); // whose layers the next one goes on with

        JsonNode second = built(two, PYTHON);

        assertThat(second.path("cache").path("image").asBoolean()).isFalse();
        assertThat(second.path("image")).isEqualTo(first.path("image"));
        assertThat(second.path("digest")).isEqualTo(first.path("digest"));
        assertThat(sbom(two, second)).isEqualTo(sbom(one, first));
        assertThat(output(first)).matches("valid [1-9][0-9]+ stale 0\n");
    }

    @Test
    void two_empty_storages_make_the_same_image_of_the_same_node_context() throws Exception {
        JsonNode first = built(one, NODE);
        JsonNode second = built(two, NODE);

        assertThat(second.path("digest")).isEqualTo(first.path("digest"));
        assertThat(output(first)).isEqualTo("172800000\n");
        assertThat(Sboms.origins(Sboms.valid(sbom(one, first)))).containsEntry("pkg:npm/ms@2.1.3", "build");
    }

    static String output(JsonNode build) throws Exception {
        String image = build.path("image").asText();
        String reference = image.substring(0, image.lastIndexOf(':')) + "@" + build.path("digest").asText();
        try (RunningImage running = new ImageRunner(TestMachine.newHome("runner")).start(reference)) {
            return running.outputAtEnd();
        }
    }

    @Test
    void an_image_says_what_it_was_made_of() throws Exception {
        JsonNode build = built(one, PYTHON);
        byte[] context = one.download("/api/builds/" + build.path("id").asText() + "/context").body();
        String source = dev.slipway.image.Digest.of(context).value();

        JsonNode labels = Skopeo.inspect(build.path("image").asText()).path("Labels");

        String tag = build.path("image").asText().replaceFirst(".*:", "");
        Map.of("org.opencontainers.image.title", "Reproducible Python", "org.opencontainers.image.version", tag,
                "org.opencontainers.image.revision", source, "org.opencontainers.image.created", "1980-01-01T00:00:00Z",
                "org.opencontainers.image.base.name", "docker.io/library/python:3.11-slim",
                "dev.slipway.build", "build-" + tag, "dev.slipway.source.digest", source, "dev.slipway.language", "python")
                .forEach((name, value) -> assertThat(labels.path(name).asText()).as(name).isEqualTo(value));
        assertThat(labels.path("org.opencontainers.image.base.digest").asText())
                .isEqualTo(Skopeo.inspect(TestMachine.registry() + "/library/python:3.11-slim").path("Digest").asText());
        assertThat(labels.path("dev.slipway.version").asText()).isNotEmpty();
    }

    @Test
    void the_sbom_lists_what_is_installed_and_is_the_same_for_an_image_that_was_there_already() throws Exception {
        JsonNode build = built(one, PYTHON);
        JsonNode again = built(one, PYTHON);

        byte[] document = sbom(one, build);

        Bom bom = Sboms.valid(document);
        assertThat(Sboms.origins(bom)).containsEntry("pkg:pypi/pydantic@2.11.7", "build")
                .containsEntry("pkg:pypi/requests@2.32.5", "build").containsKey("pkg:pypi/pydantic-core@2.33.2")
                .anySatisfy((purl, origin) -> assertThat(purl + " " + origin).matches("pkg:deb/debian/bash@\\S+ base-image"));
        assertThat(bom.getMetadata().getComponent().getVersion()).isEqualTo(build.path("digest").asText());
        assertThat(again.path("cache").path("image").asBoolean()).isTrue();
        assertThat(sbom(one, again)).isEqualTo(document);
    }
}
