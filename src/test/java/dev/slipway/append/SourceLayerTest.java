package dev.slipway.append;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.Test;

import dev.slipway.image.Digest;

class SourceLayerTest {

    private static final Instant TIME = Instant.parse("1980-01-01T00:00:00Z");

    private static Layer layer(String... paths) throws IOException {
        try (SourceLayer layer = new SourceLayer("/app", TIME)) {
            for (String path : paths) {
                byte[] content = path.getBytes(StandardCharsets.UTF_8);
                layer.add(path, content.length, new ByteArrayInputStream(content));
            }
            return layer.finish();
        }
    }

    @Test
    void holds_files_and_the_folders_above_them_as_a_copy_makes_them() throws IOException {
        List<String> entries = new ArrayList<>();
        try (TarArchiveInputStream tar = new TarArchiveInputStream(
                new GZIPInputStream(new ByteArrayInputStream(layer("agent.py", "lib/deep/a.py", "lib/z.py").blob())))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                entries.add("%o %d:%d %s %s".formatted(entry.getMode() & 07777, entry.getLongUserId(), entry.getLongGroupId(),
                        entry.getLastModifiedTime(), entry.getName()));
            }
        }
        assertThat(entries).containsExactly(
                "755 0:0 1980-01-01T00:00:00Z app/",
                "644 0:0 1980-01-01T00:00:00Z app/agent.py",
                "755 0:0 1980-01-01T00:00:00Z app/lib/",
                "755 0:0 1980-01-01T00:00:00Z app/lib/deep/",
                "644 0:0 1980-01-01T00:00:00Z app/lib/deep/a.py",
                "644 0:0 1980-01-01T00:00:00Z app/lib/z.py");
    }

    @Test
    void names_blob_and_tar_by_their_digests() throws IOException {
        Layer layer = layer("agent.py");
        assertThat(layer.digest()).isEqualTo(Digest.of(layer.blob()));
        byte[] tar = new GZIPInputStream(new ByteArrayInputStream(layer.blob())).readAllBytes();
        assertThat(layer.diffId()).isEqualTo(Digest.of(tar));
    }

    @Test
    void the_same_files_give_the_same_layer() throws IOException {
        assertThat(layer("a", "b").digest()).isEqualTo(layer("a", "b").digest());
    }
}
