package dev.slipway.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.slipway.image.Digest;
import dev.slipway.redteam.RedTeam;

class ArtifactTest {

    @TempDir
    Path folder;

    private FileSystemStore store() {
        return new FileSystemStore(folder.resolve("store"), Clock.systemUTC());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void what_is_put_is_given_back_under_the_digest_of_its_bytes() throws IOException {
        Digest digest = store().put(bytes("context"));

        assertThat(digest.value()).isEqualTo(
                "sha256:ea7792a26f405e2ae9c6f49ca93bbe6076ceac0a1fc53d83426c7d7f2d9377e4");
        assertThat(store().get(digest)).isEqualTo(bytes("context"));
    }

    @Test
    void putting_the_same_again_changes_nothing_and_leaves_nothing_beside() throws IOException {
        Digest digest = store().put(bytes("context"));

        assertThat(store().put(bytes("context"))).isEqualTo(digest);
        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(files.filter(Files::isRegularFile)).hasSize(1);
        }
    }

    @Test
    void bit_rot_is_noticed() throws IOException {
        Digest digest = store().put(bytes("context"));
        try (Stream<Path> files = Files.walk(folder)) {
            Files.write(files.filter(Files::isRegularFile).findFirst().orElseThrow(), bytes("c0ntext"));
        }

        assertThatThrownBy(() -> store().get(digest)).isInstanceOf(IOException.class).hasMessageContaining("rotted");
    }

    @Test
    void what_was_never_put_is_not_there() {
        Digest unknown = new Digest("sha256:" + "0".repeat(64));

        assertThatThrownBy(() -> store().get(unknown)).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void a_context_is_packed_the_same_every_time_and_unpacked_as_it_was() throws IOException {
        TreeMap<String, String> context = new TreeMap<>(
                Map.of("agent.py", "print('\u00e9')\n", "a/b/" + "c".repeat(200), "deep"));
        byte[] archive = ContextArchive.pack("FROM scratch\n", context, Optional.empty());

        assertThat(ContextArchive.pack("FROM scratch\n", context, Optional.empty())).isEqualTo(archive);
        ContextArchive.unpack(archive, folder.resolve("work"));
        assertThat(folder.resolve("work/Dockerfile")).hasContent("FROM scratch\n");
        assertThat(folder.resolve("work/context/agent.py")).hasContent("print('\u00e9')\n");
        assertThat(folder.resolve("work/context/a/b/" + "c".repeat(200))).hasContent("deep");
        assertThat(folder.resolve("work/context/Dockerfile")).doesNotExist();
    }

    @Test
    void an_archive_cannot_write_outside_its_folder() {
        byte[] archive = ContextArchive.pack("FROM scratch\n", new TreeMap<>(Map.of("../../escaped", "x")), Optional.empty());

        assertThatThrownBy(() -> ContextArchive.unpack(archive, folder.resolve("work"))).isInstanceOf(IOException.class);
        assertThat(folder.resolve("escaped")).doesNotExist();
    }

    @RedTeam
    void a_link_in_a_replaced_archive_leads_what_follows_outside() throws IOException {
        assertThatThrownBy(() -> ContextArchive.unpack(archiveWith(TarConstants.LF_SYMLINK), folder.resolve("work")))
                .isInstanceOf(IOException.class).hasMessageContaining("something else than files");
        assertThatThrownBy(() -> ContextArchive.unpack(archiveWith(TarConstants.LF_LINK), folder.resolve("more")))
                .isInstanceOf(IOException.class).hasMessageContaining("something else than files");
        assertThat(folder.resolve("work/context/link")).doesNotExist();
    }

    @RedTeam
    void a_device_in_a_replaced_archive() {
        assertThatThrownBy(() -> ContextArchive.unpack(archiveWith(TarConstants.LF_BLK), folder.resolve("work")))
                .isInstanceOf(IOException.class).hasMessageContaining("something else than files");
    }

    private static byte[] archiveWith(byte type) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(new GZIPOutputStream(bytes))) {
            TarArchiveEntry entry = new TarArchiveEntry("context/link", type);
            entry.setLinkName("/etc");
            tar.putArchiveEntry(entry);
            tar.closeArchiveEntry();
        }
        return bytes.toByteArray();
    }
}
