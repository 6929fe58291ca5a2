package dev.slipway.runner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.jboss.logging.Logger;

import dev.slipway.buildah.FileTree;

/** A folder that exists as long as one build is worked on. */
final class WorkFolder implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(WorkFolder.class);
    private static final String WORK = "work";

    private final Path path;

    private WorkFolder(Path path) {
        this.path = path;
    }

    static WorkFolder create(Path directory, String buildId) throws IOException {
        Path work = Files.createDirectories(directory.resolve(WORK));
        return new WorkFolder(Files.createTempDirectory(work.toAbsolutePath(), buildId + "-"));
    }

    /** Removes what a service that died left behind. */
    static void removeAll(Path directory) throws IOException {
        Path work = directory.resolve(WORK);
        if (Files.isDirectory(work)) {
            FileTree.delete(work);
        }
    }

    Path path() {
        return path;
    }

    @Override
    public void close() {
        try {
            FileTree.delete(path);
        } catch (IOException e) {
            LOG.warnf("%s could not be removed: %s", path, e.getMessage());
        }
    }
}
