package dev.slipway.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.slipway.buildah.BuildJob;
import dev.slipway.buildah.BuildahResult;
import dev.slipway.buildah.BuildahSetup;
import dev.slipway.buildah.StopSignal;
import dev.slipway.image.BaseImage;
import dev.slipway.image.Digest;
import dev.slipway.image.ImageReference;

/** A base image of the operator's list, under a name of its own in the registry. */
class SharedBasesIT {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<String> output = Collections.synchronizedList(new ArrayList<>());
    private final String base = TestMachine.registry() + "/bases/" + UUID.randomUUID() + ":1";
    private Path home;
    private BuildahSetup setup;

    @BeforeEach
    void list_a_base_image() throws Exception {
        home = TestMachine.newHome("bases");
        Map<String, String> settings = new HashMap<>(TestMachine.settings());
        settings.put("SLIPWAY_BASE_IMAGES", base);
        setup = BuildahSetup.in(home, settings);
        nameInRegistry("library/python:3.11-slim");
    }

    private void nameInRegistry(String image) throws Exception {
        Process copy = new ProcessBuilder("skopeo", "copy", "--quiet", "--src-tls-verify=false", "--dest-tls-verify=false",
                "docker://" + TestMachine.registry() + "/" + image, "docker://" + base).inheritIO().start();
        assertThat(copy.waitFor()).isZero();
    }

    private ImageReference built(String workspace, String step) throws Exception {
        ImageReference image = new ImageReference(TestMachine.registry(), workspace + "/" + UUID.randomUUID(), "1");
        Path folder = Files.createTempDirectory(home, "job-");
        Files.createDirectories(folder.resolve("context"));
        Files.writeString(folder.resolve("Dockerfile"), "FROM " + base + "\nRUN " + step + "\n");
        BuildJob job = new BuildJob(workspace, image, folder, Map.of("dev.slipway.language", "none"));
        StopSignal stop = new StopSignal(Clock.systemUTC(), Instant.now().plusSeconds(300));
        setup.buildah().prepare(job);
        assertThat(setup.buildah().build(job, stop, (channel, line) -> output.add(line))).as(String.join("\n", output))
                .isInstanceOf(BuildahResult.Done.class);
        assertThat(setup.buildah().push(job, stop, (channel, line) -> output.add(line))).as(String.join("\n", output))
                .isInstanceOf(BuildahResult.Done.class);
        return new ImageReference(image.registry(), image.repository(), "slipway-incoming"); // where it is pushed to
    }

    private int ownLayers(String workspace) throws IOException {
        return JSON.readTree(home.resolve("buildah/workspaces/" + workspace + "/storage/overlay-layers/layers.json").toFile())
                .size();
    }

    private JsonNode labels(ImageReference image) throws Exception {
        return Skopeo.inspect(image.toString()).path("Labels");
    }

    private String digestOfBase() throws Exception {
        return Skopeo.inspect(base).path("Digest").asText();
    }

    @Test
    void it_is_pulled_once_for_all_workspaces_which_share_nothing_else() throws Exception {
        ImageReference first = built("one", "echo first > /made");
        assertThat(output).anyMatch(line -> line.startsWith("Trying to pull " + base));
        output.clear();

        ImageReference second = built("two", "echo first > /made");

        assertThat(output).noneMatch(line -> line.startsWith("Trying to pull")).noneMatch(line -> line.contains("Using cache"));
        assertThat(ownLayers("one")).isEqualTo(ownLayers("two")).isEqualTo(1); // the step's, not the base image's
        assertThat(labels(first).path("org.opencontainers.image.base.digest").asText()).isEqualTo(digestOfBase());
        assertThat(Skopeo.inspect(second.toString()).path("Layers")).isEqualTo(Skopeo.inspect(first.toString()).path("Layers"));
    }

    @Test
    void a_build_uses_what_was_fetched_before_and_asks_no_registry() throws Exception {
        setup.bases().refresh();
        nameInRegistry("library/python:3.11-slim");

        built("one", "true");

        assertThat(output).noneMatch(line -> line.startsWith("Trying to pull"));
    }

    @Test
    void a_refresh_takes_what_the_name_means_now_and_leaves_the_layers_of_workspaces_whole() throws Exception {
        ImageReference before = built("one", "echo made > /made");
        String old = digestOfBase();
        nameInRegistry(other(before));

        setup.bases().refresh();
        ImageReference after = built("one", "cat /made && echo again > /made");

        assertThat(digestOfBase()).isNotEqualTo(old);
        assertThat(output).contains("made");
        assertThat(labels(after).path("org.opencontainers.image.base.digest").asText()).isEqualTo(digestOfBase());
        nameInRegistry("library/python:3.11-slim");
        setup.bases().refresh();
        output.clear();
        built("one", "echo made > /made");
        assertThat(output).as("the first image's layers are still good").anyMatch(line -> line.contains("Using cache"));
    }

    @Test
    void it_is_known_what_the_registry_has_since_it_was_asked() throws Exception {
        BaseImage image = BaseImage.parse(base);
        Instant before = Instant.now();
        assertThat(setup.bases().seenSince(image, before)).isEmpty();

        setup.bases().refresh();

        assertThat(setup.bases().seenSince(image, before)).contains(new Digest(digestOfBase()));
        assertThat(setup.bases().seenSince(image, Instant.now())).isEmpty();
        assertThat(setup.bases().seenSince(BaseImage.parse("python:3.11-slim"), before)).isEmpty();
    }

    /** An image that was built here stands in for the base image's next version. */
    private static String other(ImageReference image) {
        return image.toString().substring(image.registry().length() + 1);
    }
}
