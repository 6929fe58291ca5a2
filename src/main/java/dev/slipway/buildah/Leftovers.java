package dev.slipway.buildah;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

/** Removes the working containers that killed builds left in the storage. */
@ApplicationScoped
public class Leftovers {

    private final BuildahHome home;
    private final Commands commands;

    Leftovers(BuildahHome home, Commands commands) {
        this.home = home;
        this.commands = commands;
    }

    /** Removes all there are. Only safe while nothing is being built. */
    public void removeAll() {
        commands.output(BuildahCommand::removeContainers);
    }

    /** Removes those of one build, whose processes are gone. */
    public void removeOf(BuildJob job) {
        List<String> containers = containersOf(job);
        if (!containers.isEmpty()) {
            commands.output(command -> command.remove(containers));
        }
    }

    /** Their ids: the names of the folders whose description holds the job's mark. */
    private List<String> containersOf(BuildJob job) {
        Path containers = home.storage().resolve("overlay-containers");
        try (Stream<Path> folders = Files.list(containers)) {
            return folders.filter(folder -> isMarked(folder, job)).map(folder -> folder.getFileName().toString()).toList();
        } catch (IOException e) {
            return List.of(); // nothing was ever built here
        }
    }

    private static boolean isMarked(Path container, BuildJob job) {
        try {
            return Files.readString(container.resolve("userdata/buildah.json")).contains(job.mark().toString());
        } catch (IOException e) {
            return false; // no working container of a build, or removed meanwhile
        }
    }
}
