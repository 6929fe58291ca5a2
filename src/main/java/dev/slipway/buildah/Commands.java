package dev.slipway.buildah;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

/** Runs Buildah for what is no build: short commands about the storage. */
@ApplicationScoped
class Commands {

    private static final Logger LOG = Logger.getLogger(Commands.class);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final BuildahConfig config;
    private final NetworkConfig network;
    private final BuildahHome home;
    private final IsolationProbe probe;
    private final Clock clock;

    Commands(BuildahConfig config, NetworkConfig network, BuildahHome home, IsolationProbe probe, Clock clock) {
        this.config = config;
        this.network = network;
        this.home = home;
        this.probe = probe;
        this.clock = clock;
    }

    /** What the command prints; what it complains of is logged. Nothing where Buildah is missing or could not be run. */
    List<String> output(Storage storage, Function<BuildahCommand, List<String>> arguments) {
        if (!probe.missingPrograms().isEmpty()) {
            return List.of();
        }
        BuildahCommand command = new BuildahCommand(Programs.find(config.program()).orElseThrow(), home, storage,
                probe.isolation());
        List<String> output = Collections.synchronizedList(new ArrayList<>());
        try {
            ChildProcess.run(arguments.apply(command), RunEnvironment.ofBuildah(home, config, network), home.directory(),
                    new StopSignal(clock, clock.instant().plus(PATIENCE)), (channel, line) -> {
                        switch (channel) {
                            case OUT -> output.add(line);
                            case ERR -> LOG.debugf("Buildah says: %s", line);
                        }
                    });
        } catch (IOException e) {
            LOG.warnf("Buildah could not be run: %s", e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return List.copyOf(output);
    }
}
