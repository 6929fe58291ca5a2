package dev.slipway.artifact;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.jboss.logging.Logger;

import dev.slipway.image.Digest;

/** Artifacts as files {@code sha256/ab/abcd...}, written aside and moved into place so that none is ever half there. */
final class FileSystemStore implements ArtifactStore {

    private static final Logger LOG = Logger.getLogger(FileSystemStore.class);

    private static final String ASIDE = "incoming-";

    /** No write takes so long: a file set aside that is older was left by a crash. */
    private static final Duration ABANDONED = Duration.ofHours(1);

    private final Path directory;
    private final Clock clock;

    /** A folder that cannot be made now does not keep the service from starting; {@link #check} says so. */
    FileSystemStore(Path directory, Clock clock) {
        this.directory = directory;
        this.clock = clock;
        try {
            Files.createDirectories(root());
        } catch (IOException e) {
            LOG.warnf("the artifact folder cannot be made: %s", e);
        }
    }

    @Override
    public Digest put(byte[] artifact) throws IOException {
        requireRoot();
        Digest digest = Digest.of(artifact);
        Path file = fileOf(digest);
        if (!renew(file, artifact)) {
            write(file, artifact);
        }
        force(file.getParent());
        force(root());
        return digest;
    }

    /** Whether it is there, whole; then it counts as new. Contexts are small, so every byte is looked at. */
    private boolean renew(Path file, byte[] artifact) {
        try {
            if (Files.size(file) != artifact.length || !Arrays.equals(Files.readAllBytes(file), artifact)) {
                return false;
            }
            Files.setLastModifiedTime(file, FileTime.from(clock.instant()));
            return true;
        } catch (IOException e) {
            return false; // not there, or unreadable: written anew, and that says what is wrong
        }
    }

    private static void write(Path file, byte[] artifact) throws IOException {
        Files.createDirectories(file.getParent());
        Path aside = Files.createTempFile(file.getParent(), ASIDE, ".tmp");
        try {
            writeThrough(aside, artifact);
            Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(aside);
        }
    }

    @Override
    public byte[] get(Digest digest) throws IOException {
        try {
            return RottenArtifactException.unlessRotten(digest, Files.readAllBytes(fileOf(digest)));
        } catch (NoSuchFileException e) {
            requireRoot();
            throw new MissingArtifactException(digest);
        }
    }

    @Override
    public boolean exists(Digest digest) throws IOException {
        requireRoot();
        return Files.exists(fileOf(digest));
    }

    @Override
    public boolean delete(StoredArtifact listed) throws IOException {
        Path file = fileOf(listed.digest());
        try {
            return modifiedAt(file).equals(listed.modifiedAt()) && Files.deleteIfExists(file);
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    /** Removes on its way what writes left behind that a crash cut off. */
    @Override
    public List<StoredArtifact> list(String firstDigits) throws IOException {
        requireRoot();
        List<StoredArtifact> found = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(root().resolve(firstDigits))) {
            for (Path file : files) {
                look(file, found);
            }
        } catch (NoSuchFileException e) {
            return List.of();
        }
        return found;
    }

    private void look(Path file, List<StoredArtifact> found) throws IOException {
        String name = file.getFileName().toString();
        try {
            Instant modifiedAt = modifiedAt(file);
            if (name.startsWith(ASIDE) && modifiedAt.isBefore(clock.instant().minus(ABANDONED))) {
                Files.deleteIfExists(file);
            }
            StoredArtifact.of(name, modifiedAt).ifPresent(found::add);
        } catch (NoSuchFileException e) {
            // moved into place, or removed, meanwhile
        }
    }

    @Override
    public void check() throws IOException {
        requireRoot();
        Path aside = Files.createTempFile(root(), ASIDE, ".tmp");
        try {
            Files.write(aside, new byte[1]);
        } finally {
            Files.delete(aside);
        }
    }

    /**
     * Without the folder nothing can be said of what it holds: a shared disk that is not mounted has not lost it, and
     * what was written to the folder below it would be seen by no other replica.
     */
    private void requireRoot() throws IOException {
        if (!Files.isDirectory(root())) {
            throw new IOException("the artifact folder " + root() + " is not there; mount or make it");
        }
    }

    private Path root() {
        return directory.resolve("sha256");
    }

    private Path fileOf(Digest digest) {
        return directory.resolve(ArtifactStore.pathOf(digest));
    }

    private static Instant modifiedAt(Path file) throws IOException {
        return Files.getLastModifiedTime(file).toInstant();
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

    /** A file's name is only safe when its folder is (fsync(2)), also where another thread has just moved it there. */
    private static void force(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
