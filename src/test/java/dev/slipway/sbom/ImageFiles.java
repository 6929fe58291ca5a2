package dev.slipway.sbom;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

import com.fasterxml.jackson.databind.ObjectMapper;

import dev.slipway.image.Digest;
import dev.slipway.image.ImageReference;

/** Files of an image as {@code package-files} packs them, and what becomes of them. */
public final class ImageFiles {

    /** An image that they are said to be of. */
    public static final ImageReference IMAGE = new ImageReference("registry.example.com", "team/my-agent", "a1b2c3d4");
    public static final Digest DIGEST = Digest.of(new byte[] { 1 });

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;
    private final Map<String, byte[]> files = new LinkedHashMap<>();
    private final List<String> oversized = new ArrayList<>();

    public ImageFiles(Path folder) {
        this.folder = folder;
    }

    public ImageFiles with(String path, String text) {
        return with(path, text.getBytes(StandardCharsets.UTF_8));
    }

    public ImageFiles with(String path, byte[] content) {
        files.put("./" + path, content);
        return this;
    }

    /** A file that was too large to be packed. */
    public ImageFiles withOversized(String path) {
        oversized.add("./" + path + "\0");
        return this;
    }

    public Inventory inventory() throws IOException {
        try (OutputStream out = Files.newOutputStream(folder.resolve("package-files.tar"));
                TarArchiveOutputStream tar = new TarArchiveOutputStream(out, "UTF-8")) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                TarArchiveEntry entry = new TarArchiveEntry(file.getKey());
                entry.setSize(file.getValue().length);
                tar.putArchiveEntry(entry);
                tar.write(file.getValue());
                tar.closeArchiveEntry();
            }
        }
        Files.writeString(folder.resolve("oversized"), String.join("", oversized));
        return new InventoryReader(JSON).read(folder);
    }

    /** The SBOM, of an image that started from nothing. */
    public byte[] document() throws IOException {
        return document(Inventory.EMPTY);
    }

    public byte[] document(Inventory base) throws IOException {
        return new CycloneDx(JSON, "0.1").document(IMAGE, DIGEST, inventory(), base);
    }
}
