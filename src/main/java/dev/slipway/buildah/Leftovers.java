package dev.slipway.buildah;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

/** Removes the working containers that killed builds left in the storage. */
@ApplicationScoped
public class Leftovers {

    private static final Logger LOG = Logger.getLogger(Leftovers.class);
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final BuildahConfig config;
    private final NetworkConfig network;
    private final BuildahHome home;
    private final IsolationProbe probe;
    private final Clock clock;

    Leftovers(BuildahConfig config, NetworkConfig network, BuildahHome home, IsolationProbe probe, Clock clock) {
        this.config = config;
        this.network = network;
        this.home = home;
        this.probe = probe;
        this.clock = clock;
    }

    /** Removes all there are. Only safe while nothing is being built. */
    public void removeAll() {
        if (probe.missingPrograms().isEmpty()) {
            run(BuildahCommand::removeContainers);
        }
    }

    /** Removes those of one build, whose processes are gone. */
    public void removeOf(BuildJob job) {
        List<String> containers = containersOf(job);
        if (!containers.isEmpty()) {
            run(command -> command.remove(containers));
        }
    }

    private void run(Function<BuildahCommand, List<String>> arguments) {
        BuildahCommand command = new BuildahCommand(Programs.find(config.program()).orElseThrow(), home, probe.isolation());
        StopSignal stop = new StopSignal(clock, clock.instant().plus(PATIENCE));
        try {
            ChildProcess.run(arguments.apply(command), RunEnvironment.ofBuildah(home, config, network),
                    home.directory(), stop, (channel, line) -> LOG.debugf("removing containers: %s", line));
        } catch (IOException e) {
            LOG.warnf("working containers of earlier builds could not be removed: %s", e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
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
