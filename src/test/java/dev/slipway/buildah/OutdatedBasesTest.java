package dev.slipway.buildah;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.ObjectMapper;

import dev.slipway.image.RegistryConfig;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;

/** Lists as containers/storage writes them: an outdated image of two layers, and the one that has its name now. */
class OutdatedBasesTest {

    @TempDir
    Path directory;

    private BuildahHome home;
    private OutdatedBases outdated;

    @BeforeEach
    void two_images() throws IOException {
        SmallRyeConfig config = new SmallRyeConfigBuilder().addDefaultInterceptors()
                .withSources(new EnvConfigSource(Map.of("SLIPWAY_BUILDAH_DIRECTORY", directory.toString()), 300))
                .withMapping(BuildahConfig.class).withMapping(RegistryConfig.class).withValidateUnknown(false).build();
        home = new BuildahHome(config.getConfigMapping(BuildahConfig.class), config.getConfigMapping(RegistryConfig.class));
        outdated = new OutdatedBases(home, new StoredImages(home, new ObjectMapper()), new ObjectMapper());
        images(home.bases(), "[{'id':'old','layer':'b'},{'id':'new','names':['docker.io/library/python:3'],'layer':'c'}]");
        layers(home.bases(), "[{'id':'a'},{'id':'b','parent':'a'},{'id':'c','parent':'a'}]");
    }

    private static void images(Storage storage, String json) throws IOException {
        write(storage.root().resolve("overlay-images/images.json"), json);
    }

    private static void layers(Storage storage, String json) throws IOException {
        write(storage.root().resolve("overlay-layers/layers.json"), json);
    }

    private static void write(Path file, String json) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, json.replace('\'', '"'));
    }

    @Test
    void an_image_that_has_lost_its_name_is_outdated() {
        assertThat(outdated.ids()).containsExactly("old");
    }

    @Test
    void one_that_a_workspace_builds_on_is_kept() throws IOException {
        layers(home.storage("team"), "[{'id':'x','parent':'b'}]");

        assertThat(outdated.ids()).isEmpty();
    }

    @Test
    void one_whose_lower_layer_a_workspace_has_found_there_is_kept() throws IOException {
        layers(home.storage("team"), "[{'id':'x','parent':'a'}]");

        assertThat(outdated.ids()).isEmpty();
    }

    @Test
    void one_that_a_workspace_only_gives_another_configuration_is_kept() throws IOException {
        images(home.storage("team"), "[{'id':'y','names':['registry/agent:1'],'layer':'b'}]");

        assertThat(outdated.ids()).isEmpty();
    }

    @Test
    void nothing_is_outdated_when_a_list_cannot_be_read() throws IOException {
        layers(home.storage("team"), "[{'id':'x','par");

        assertThat(outdated.ids()).isEmpty();
    }
}
