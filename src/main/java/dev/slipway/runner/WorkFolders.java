package dev.slipway.runner;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import dev.slipway.buildah.FileTree;
import dev.slipway.buildah.Leftovers;

/**
 * The folders of the builds under way. What is left of one, because a killed process still wrote into it while it was
 * removed, or because the service died, goes with a later sweep.
 */
@ApplicationScoped
class WorkFolders {

    private static final Logger LOG = Logger.getLogger(WorkFolders.class);

    private final Path work;
    private final Leftovers leftovers;
    private final Set<Path> open = new HashSet<>();

    WorkFolders(RunnerConfig config, Leftovers leftovers) {
        this.leftovers = leftovers;
        this.work = config.directory().resolve("work").toAbsolutePath();
    }

    /** A folder that exists as long as one build is worked on. */
    synchronized WorkFolder create(String buildId) throws IOException {
        Files.createDirectories(work);
        Path path = Files.createTempDirectory(work, buildId + "-");
        open.add(path);
        return new WorkFolder(path);
    }

    /** Removes every folder that no build here is working in. */
    void removeStray() {
        stray().forEach(this::remove);
    }

    private synchronized List<Path> stray() {
        if (!Files.isDirectory(work)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(work)) {
            return all.filter(path -> !open.contains(path)).toList();
        } catch (IOException e) {
            LOG.warnf("%s could not be listed: %s", work, e);
            return List.of();
        }
    }

    private synchronized void release(Path path) {
        open.remove(path);
    }

    private void remove(Path folder) {
        try {
            FileTree.delete(folder);
        } catch (AccessDeniedException e) {
            leftovers.removeFolder(folder); // a step gave a part of it to another user of its namespace
        } catch (IOException e) {
            LOG.warnf("%s could not be removed and will be tried again: %s", folder, e);
        }
    }

    /** One build's own. */
    final class WorkFolder implements AutoCloseable {

        private final Path path;

        private WorkFolder(Path path) {
            this.path = path;
        }

        Path path() {
            return path;
        }

        @Override
        public void close() {
            remove(path);
            release(path);
        }
    }
}
