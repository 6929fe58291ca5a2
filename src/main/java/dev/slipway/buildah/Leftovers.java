package dev.slipway.buildah;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

/** Removes the working containers that killed builds left in the storage. Only safe while nothing is being built. */
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

    public void remove() {
        if (!probe.missingPrograms().isEmpty()) {
            return;
        }
        BuildahCommand command = new BuildahCommand(Programs.find(config.program()).orElseThrow(), home, probe.isolation());
        StopSignal stop = new StopSignal(clock, clock.instant().plus(PATIENCE));
        try {
            ChildProcess.run(command.removeContainers(), RunEnvironment.ofBuildah(home, config, network),
                    home.directory(), stop, (channel, line) -> LOG.debugf("removed container %s", line));
        } catch (IOException e) {
            LOG.warnf("working containers of earlier builds could not be removed: %s", e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
