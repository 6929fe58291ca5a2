package dev.slipway.sbom;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** The files that were packed out of an image, read within bounds. Their paths are names here and are never opened. */
final class PackageArchive {

    private static final int MOST_FILES = 50_000;
    private static final long MOST_BYTES = 96L << 20;
    private static final int LARGEST_FILE = 8 << 20;

    private final List<PackageFile> files = new ArrayList<>();
    private final List<PackageReader> readers;
    private long bytes;
    private boolean whole = true;

    private PackageArchive(List<PackageReader> readers) {
        this.readers = readers;
    }

    /** @param readers those that read whole files; what none of them reads is searched for what Go wrote into it */
    static PackageArchive open(Path archive, Path oversized, List<PackageReader> readers) throws IOException {
        PackageArchive opened = new PackageArchive(readers);
        try (TarArchiveInputStream tar = new TarArchiveInputStream(new BufferedInputStream(Files.newInputStream(archive)),
                "UTF-8")) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null && opened.whole; entry = tar.getNextEntry()) {
                if (entry.isFile()) {
                    opened.add(plain(entry.getName()), entry.getSize(), tar);
                }
            }
        }
        opened.addOversized(oversized);
        return opened;
    }

    private void add(String path, long size, TarArchiveInputStream tar) throws IOException {
        boolean readsAll = OsRelease.isToldBy(path) || readers.stream().anyMatch(reader -> reader.reads(path));
        byte[] content = !readsAll ? GoProgram.infoIn(tar)
                : size <= LARGEST_FILE ? tar.readNBytes((int) size) : new byte[0];
        bytes += content.length;
        whole = files.size() < MOST_FILES && bytes <= MOST_BYTES;
        if (whole) {
            files.add(new PackageFile(path, content));
        }
    }

    private void addOversized(Path list) throws IOException {
        String paths = Files.exists(list) ? Files.readString(list, StandardCharsets.ISO_8859_1) : "";
        Arrays.stream(paths.split("\0")).filter(path -> !path.isEmpty()).limit(MOST_FILES)
                .map(path -> new PackageFile(plain(path), new byte[0])).forEach(files::add);
    }

    private static String plain(String name) {
        return name.startsWith("./") ? name.substring(2) : name;
    }

    List<PackageFile> files() {
        return files;
    }

    boolean isWhole() {
        return whole;
    }
}
