package dev.slipway.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.slipway.image.Digest;

/** What a store of files does when things go wrong, and what retention sees of it. */
class FileSystemStoreTest {

    private static final byte[] CONTEXT = "context".getBytes(StandardCharsets.UTF_8);
    private static final Digest DIGEST = Digest.of(CONTEXT);
    private static final Instant NOW = Instant.parse("2026-02-23T10:00:00Z");

    @TempDir
    Path folder;

    private FileSystemStore store;

    @BeforeEach
    void open() {
        store = new FileSystemStore(folder, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private Path file() {
        return folder.resolve(ArtifactStore.pathOf(DIGEST));
    }

    private Path leftover(String name, Duration age) throws IOException {
        Path leftover = Files.write(file().resolveSibling(name), CONTEXT);
        return Files.setLastModifiedTime(leftover, FileTime.from(NOW.minus(age)));
    }

    @Test
    void bytes_of_the_right_length_that_have_rotted_are_not_given_out_and_putting_them_again_repairs_them() throws IOException {
        store.put(CONTEXT);
        Files.writeString(file(), "c0ntext");
        assertThatThrownBy(() -> store.get(DIGEST)).isInstanceOf(RottenArtifactException.class);

        store.put(CONTEXT);

        assertThat(store.get(DIGEST)).isEqualTo(CONTEXT);
    }

    @Test
    void a_file_that_was_cut_short_is_repaired_as_well() throws IOException {
        store.put(CONTEXT);
        Files.writeString(file(), "con");

        store.put(CONTEXT);

        assertThat(store.get(DIGEST)).isEqualTo(CONTEXT);
    }

    @Test
    void putting_again_renews_the_time_of_what_is_there() throws IOException {
        store.put(CONTEXT);
        Files.setLastModifiedTime(file(), FileTime.from(NOW.minus(Duration.ofDays(90))));

        store.put(CONTEXT);

        assertThat(store.list()).containsExactly(new StoredArtifact(DIGEST, NOW));
    }

    @Test
    void what_was_put_again_since_it_was_listed_is_not_deleted() throws IOException {
        store.put(CONTEXT);
        Files.setLastModifiedTime(file(), FileTime.from(NOW.minus(Duration.ofDays(90))));
        StoredArtifact old = store.list().findFirst().orElseThrow();
        store.put(CONTEXT);

        assertThat(store.delete(old)).isFalse();
        assertThat(store.exists(DIGEST)).isTrue();
        assertThat(store.delete(store.list().findFirst().orElseThrow())).isTrue();
        assertThat(store.exists(DIGEST)).isFalse();
        assertThatThrownBy(() -> store.get(DIGEST)).isInstanceOf(MissingArtifactException.class);
    }

    @Test
    void listing_removes_what_a_crash_left_behind_but_no_write_that_goes_on() throws IOException {
        store.put(CONTEXT);
        Path left = leftover("incoming-1.tmp", Duration.ofHours(2));
        Path goingOn = leftover("incoming-2.tmp", Duration.ofMinutes(2));
        Path strange = leftover("notes.txt", Duration.ofHours(2));

        assertThat(store.list().map(StoredArtifact::digest)).containsExactly(DIGEST);

        assertThat(left).doesNotExist();
        assertThat(goingOn).exists();
        assertThat(strange).exists();
    }

    @Test
    void many_that_put_the_same_at_once_leave_one_whole_file() throws Exception {
        byte[] large = new byte[1 << 20];
        Callable<Digest> put = () -> store.put(large);
        var threads = Executors.newFixedThreadPool(8);
        try {
            for (Future<Digest> done : threads.invokeAll(Collections.nCopies(64, put))) {
                assertThat(store.get(done.get())).isEqualTo(large);
            }
        } finally {
            threads.shutdownNow();
        }
        try (var files = Files.walk(folder)) {
            assertThat(files.filter(Files::isRegularFile)).hasSize(1);
        }
    }

    @Test
    void a_folder_that_has_vanished_does_not_mean_that_its_artifacts_are_lost() throws IOException {
        store.put(CONTEXT);
        Files.move(folder.resolve("sha256"), folder.resolve("elsewhere"));

        for (Callable<?> call : List.<Callable<?>> of(() -> store.get(DIGEST), () -> store.exists(DIGEST),
                () -> store.list("00"), () -> store.put(CONTEXT))) {
            assertThatThrownBy(call::call).isInstanceOf(IOException.class).isNotInstanceOf(NoSuchFileException.class)
                    .hasMessageContaining("is not there");
        }
    }

    @Test
    void a_folder_that_cannot_be_made_is_told_by_the_check_and_by_put() throws IOException {
        Path file = Files.createFile(folder.resolve("a-file"));

        FileSystemStore nowhere = new FileSystemStore(file.resolve("store"), Clock.systemUTC());

        assertThatThrownBy(nowhere::check).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> nowhere.put(CONTEXT)).isInstanceOf(IOException.class);
    }

    @Test
    void the_check_passes_where_files_can_be_written_and_leaves_none() throws IOException {
        store.check();

        try (var files = Files.list(folder.resolve("sha256"))) {
            assertThat(files).isEmpty();
        }
    }
}
