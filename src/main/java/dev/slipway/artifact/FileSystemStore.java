package dev.slipway.artifact;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

import jakarta.enterprise.context.ApplicationScoped;

import dev.slipway.image.Digest;

/** Artifacts as files {@code sha256/ab/abcd...}, written aside and moved into place so that none is ever half there. */
@ApplicationScoped
public class FileSystemStore implements ArtifactStore {

    private final Path directory;

    FileSystemStore(ArtifactConfig config) {
        this.directory = config.directory();
    }

    @Override
    public Digest put(byte[] artifact) throws IOException {
        Digest digest = Digest.of(artifact);
        Path file = fileOf(digest);
        if (!Files.exists(file)) {
            Files.createDirectories(file.getParent());
            Path aside = Files.createTempFile(file.getParent(), "incoming-", ".tmp");
            try {
                writeThrough(aside, artifact);
                Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(aside);
            }
        }
        return digest;
    }

    @Override
    public byte[] get(Digest digest) throws IOException {
        byte[] artifact = Files.readAllBytes(fileOf(digest));
        if (!Digest.of(artifact).equals(digest)) {
            throw new IOException("artifact " + digest + " has rotted: its bytes have another digest");
        }
        return artifact;
    }

    private Path fileOf(Digest digest) {
        return directory.resolve("sha256").resolve(digest.hex().substring(0, 2)).resolve(digest.hex() + ".tar.gz");
    }

    private static void writeThrough(Path file, byte[] bytes) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        }
    }
}
