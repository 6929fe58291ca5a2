package dev.slipway.artifact;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/**
 * A build context as one tar.gz: {@code Dockerfile}, and below {@code context/} what {@code COPY . .} sees. The Dockerfile
 * stands beside the context so that it does not end up in the image. The same content gives the same tar on every
 * machine: ordered, with one owner, mode and time.
 */
public final class ContextArchive {

    /** Name of the Dockerfile in the archive and where it is unpacked. */
    public static final String DOCKERFILE = "Dockerfile";

    /** Name of the folder that is the build context. */
    public static final String CONTEXT = "context";

    /** 1980-01-01: zip archives, Python wheels among them, cannot hold an earlier time. */
    private static final Instant MODIFIED = Instant.parse("1980-01-01T00:00:00Z");

    private ContextArchive() {
    }

    /**
     * Packs it.
     *
     * @param owner written into the archive where it is given: archives are kept by their digest, so two owners of the same
     *        content would share one otherwise, and each could tell by the time of keeping it that the other has it
     */
    public static byte[] pack(String dockerfile, SortedMap<String, String> context, Optional<String> owner) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(new GZIPOutputStream(bytes), "UTF-8")) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            if (owner.isPresent()) {
                comment(tar, "workspace " + owner.get());
            }
            add(tar, DOCKERFILE, dockerfile);
            for (var file : context.entrySet()) {
                add(tar, CONTEXT + "/" + file.getKey(), file.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
        return bytes.toByteArray();
    }

    /** Unpacks into an empty folder, with the archive's times. */
    public static void unpack(byte[] archive, Path folder) throws IOException {
        Files.createDirectories(folder.resolve(CONTEXT));
        try (TarArchiveInputStream tar = new TarArchiveInputStream(
                new GZIPInputStream(new ByteArrayInputStream(archive)), "UTF-8")) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                if (entry.getLinkFlag() != TarConstants.LF_NORMAL) { // no link, no folder, no device
                    throw new IOException("the archive holds something else than files: " + entry.getName());
                }
                Path file = inside(folder, entry.getName());
                Files.createDirectories(file.getParent());
                Files.copy(tar, file);
                Files.setLastModifiedTime(file, FileTime.from(MODIFIED));
            }
        }
    }

    /** A pax global header (POSIX.1-2017, pax, "pax Header Block"), whose comment every reader skips. */
    private static void comment(TarArchiveOutputStream tar, String text) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry("pax_global_header", TarConstants.LF_PAX_GLOBAL_EXTENDED_HEADER);
        entry.setLastModifiedTime(FileTime.from(MODIFIED));
        entry.addPaxHeader("comment", text);
        tar.putArchiveEntry(entry);
    }

    private static void add(TarArchiveOutputStream tar, String name, String text) throws IOException {
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        TarArchiveEntry entry = new TarArchiveEntry(name);
        entry.setSize(content.length);
        entry.setMode(0100644);
        entry.setLastModifiedTime(FileTime.from(MODIFIED));
        tar.putArchiveEntry(entry);
        tar.write(content);
        tar.closeArchiveEntry();
    }

    /** The names were checked when the request was read; an archive that rotted or was replaced is not trusted either. */
    private static Path inside(Path folder, String name) throws IOException {
        Path file = folder.resolve(name).normalize();
        if (!file.startsWith(folder)) {
            throw new IOException("the archive holds a name that climbs out: " + name);
        }
        return file;
    }
}
