package dev.slipway.runner;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * This replica's identity: kept in its folder, so that after a crash it knows its own builds again, and locked, so that
 * no two processes ever have the same.
 */
final class Replica implements AutoCloseable {

    private final String id;
    private final FileChannel channel;

    private Replica(String id, FileChannel channel) {
        this.id = id;
        this.channel = channel;
    }

    /**
     * Takes the identity that the folder holds, or makes one.
     *
     * @throws IOException if another process has it, or the folder cannot be used
     */
    static Replica in(Path folder) throws IOException {
        Files.createDirectories(folder);
        FileChannel channel = FileChannel.open(folder.resolve("replica.lock"), StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        if (!locks(channel)) {
            channel.close();
            throw new IOException("another Slipway is using " + folder + "; give each replica a folder of its own"
                    + " (slipway.build.directory)");
        }
        Path file = folder.resolve("replica.id");
        if (!Files.exists(file)) {
            Files.writeString(file, UUID.randomUUID().toString());
        }
        return new Replica(Files.readString(file).strip(), channel);
    }

    private static boolean locks(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock(); // released with its channel
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    String id() {
        return id;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
