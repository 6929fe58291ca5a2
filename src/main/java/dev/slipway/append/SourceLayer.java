package dev.slipway.append;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.attribute.FileTime;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Set;
import java.util.TreeSet;

import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

import dev.slipway.image.Digest;
import dev.slipway.image.FastGzip;

/**
 * Writes the layer that {@code COPY . .} of a build context makes: every file below the folder, owned by root, files 0644 and
 * folders 0755, all with one time. The same files give the same bytes.
 */
final class SourceLayer implements AutoCloseable {

    private static final int FILE = 0100644;
    private static final int FOLDER = 040755;

    private final String root;
    private final FileTime time;
    private final ByteArrayOutputStream blob = new ByteArrayOutputStream();
    private final MessageDigest diffId = sha256();
    private final TarArchiveOutputStream tar;
    private final Set<String> folders = new TreeSet<>();

    /**
     * @param folder absolute path in the image
     * @param time of every entry
     */
    SourceLayer(String folder, Instant time) throws IOException {
        this.root = folder.substring(1);
        this.time = FileTime.from(time);
        this.tar = new TarArchiveOutputStream(new DigestOutputStream(new FastGzip(blob), diffId), "UTF-8");
        this.tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
        folder(root);
    }

    /** Adds a file; paths come in ascending order. */
    void add(String path, long size, InputStream content) throws IOException {
        String name = root + "/" + path;
        folder(name.substring(0, name.lastIndexOf('/')));
        TarArchiveEntry entry = entry(name, FILE);
        entry.setSize(size);
        tar.putArchiveEntry(entry);
        content.transferTo(tar);
        tar.closeArchiveEntry();
    }

    /** The finished layer. */
    Layer finish() throws IOException {
        tar.close();
        byte[] bytes = blob.toByteArray();
        return new Layer(bytes, Digest.of(bytes), new Digest("sha256:" + HexFormat.of().formatHex(diffId.digest())));
    }

    @Override
    public void close() throws IOException {
        tar.close();
    }

    private void folder(String name) throws IOException {
        if (!name.isEmpty() && folders.add(name)) {
            folder(name.substring(0, Math.max(0, name.lastIndexOf('/'))));
            tar.putArchiveEntry(entry(name + "/", FOLDER));
            tar.closeArchiveEntry();
        }
    }

    private TarArchiveEntry entry(String name, int mode) {
        TarArchiveEntry entry = new TarArchiveEntry(name);
        entry.setMode(mode);
        entry.setLastModifiedTime(time);
        return entry;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
