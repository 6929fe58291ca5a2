package dev.slipway.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;

class DatabaseChoiceTest {

    private static Map<String, String> environment(String name, String value) {
        return Map.of(name, value);
    }

    @Test
    void without_a_datasource_postgresql_is_embedded_in_the_home() throws IOException {
        assertThat(DatabaseChoice.of(environment("SLIPWAY_HOME", "/data")).embeddedFolder())
                .contains(Path.of("/data/postgres"));
    }

    @Test
    void its_folder_can_be_set_by_itself() throws IOException {
        assertThat(DatabaseChoice.of(environment("SLIPWAY_POSTGRES_DIRECTORY", "/pg")).embeddedFolder())
                .contains(Path.of("/pg"));
    }

    @Test
    void the_usual_home_is_that_of_the_user() throws IOException {
        assertThat(DatabaseChoice.of(Map.of()).embeddedFolder())
                .contains(Path.of(System.getProperty("user.home"), ".local/share/slipway/postgres"));
    }

    @Test
    void with_a_datasource_none_is_embedded() throws IOException {
        assertThat(
                DatabaseChoice.of(environment("QUARKUS_DATASOURCE_REACTIVE_URL", "postgresql://db/slipway")).embeddedFolder())
                .isEmpty();
    }
}
