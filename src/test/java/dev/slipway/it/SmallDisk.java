package dev.slipway.it;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;

/** A folder on a disk of some hundred megabytes that nothing else uses, so that it can be filled to the last byte. */
final class SmallDisk implements AutoCloseable {

    private static final int BLOCK = 4096;

    private final Path folder;

    private SmallDisk(Path folder) {
        this.folder = folder;
    }

    static SmallDisk create() throws IOException {
        String disk = Optional.ofNullable(System.getenv("SLIPWAY_TEST_SMALL_DISK"))
                .orElseThrow(() -> new IllegalStateException("this test needs a small disk; run it with ./slipway test"));
        return new SmallDisk(Files.createTempDirectory(Path.of(disk), "disk-full-"));
    }

    /** The settings of a service that builds on it and keeps its database elsewhere. */
    Map<String, String> settings() {
        return Map.of("SLIPWAY_BUILDAH_DIRECTORY", folder.resolve("buildah").toString(), "SLIPWAY_BUILD_DIRECTORY",
                folder.resolve("builds").toString(), "SLIPWAY_ARTIFACT_DIRECTORY", folder.resolve("artifacts").toString());
    }

    /** Leaves no byte free until {@link #makeRoom()}. */
    void fill() throws IOException {
        try (FileChannel file = FileChannel.open(filler(), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            append(file, 256 * BLOCK);
            append(file, BLOCK);
        }
        if (Files.getFileStore(folder).getUsableSpace() >= BLOCK) {
            throw new IOException(folder + " could not be filled");
        }
    }

    private static void append(FileChannel file, int chunk) {
        java.nio.ByteBuffer zeros = java.nio.ByteBuffer.allocate(chunk);
        try {
            while (true) {
                zeros.clear();
                file.write(zeros);
                file.force(false);
            }
        } catch (IOException full) {
            // That is what was wanted; whether it is full is looked at afterwards.
        }
    }

    void makeRoom() throws IOException {
        Files.deleteIfExists(filler());
    }

    private Path filler() {
        return folder.resolve("filler");
    }

    /** Layers hold files of ids that only the user namespace may remove. */
    @Override
    public void close() throws IOException {
        new ProcessBuilder("buildah", "unshare", "rm", "-rf", folder.toString()).inheritIO().start().onExit().join();
    }
}
