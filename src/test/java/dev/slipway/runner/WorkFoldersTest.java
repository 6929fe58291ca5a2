package dev.slipway.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.slipway.runner.WorkFolders.WorkFolder;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;

class WorkFoldersTest {

    @TempDir
    Path home;

    private WorkFolders folders;

    @BeforeEach
    void configure() {
        folders = new WorkFolders(new SmallRyeConfigBuilder().addDefaultInterceptors()
                .withConverter(Duration.class, 100, new DurationConverter()).withMapping(RunnerConfig.class)
                .withDefaultValues(Map.of("slipway.build.directory", home.toString())).withValidateUnknown(false).build()
                .getConfigMapping(RunnerConfig.class), null);
    }

    @Test
    void exists_as_long_as_its_build_is_worked_on() throws IOException {
        Path path;
        try (WorkFolder folder = folders.create("build-a1b2c3d4")) {
            path = folder.path();
            Files.createFile(path.resolve("Dockerfile"));
        }
        assertThat(path).doesNotExist();
    }

    @Test
    void a_sweep_removes_what_an_earlier_life_left_and_no_folder_in_use() throws IOException {
        Path left = Files.createDirectories(home.resolve("work/build-0badf00d-1/tmp")).getParent();
        try (WorkFolder folder = folders.create("build-a1b2c3d4")) {
            folders.removeStray();
            assertThat(folder.path()).isDirectory();
        }
        assertThat(left).doesNotExist();
    }

    @Test
    void a_sweep_removes_what_a_dying_process_wrote_while_its_folder_was_removed() throws Exception {
        AtomicBoolean dead = new AtomicBoolean();
        WorkFolder folder = folders.create("build-a1b2c3d4");
        Thread dying = new Thread(() -> write(folder.path().resolve("tmp"), dead));
        dying.start();
        Awaitility.await().until(() -> Files.exists(folder.path().resolve("tmp/file-9")));
        folder.close();
        dead.set(true);
        dying.join();
        folders.removeStray();
        assertThat(folder.path()).doesNotExist();
    }

    private static void write(Path folder, AtomicBoolean dead) {
        for (int i = 0; !dead.get(); i++) {
            try {
                Files.createFile(Files.createDirectories(folder).resolve("file-" + i));
            } catch (IOException e) {
                // the folder went between the two; a process that writes would try again as well
            }
        }
    }
}
