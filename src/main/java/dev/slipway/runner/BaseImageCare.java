package dev.slipway.runner;

import java.io.IOException;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import dev.slipway.buildah.IsolationProbe;
import dev.slipway.buildah.SharedBases;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;

/** Has the base images ready before the first build asks for them, and takes what has changed in their registries. */
@ApplicationScoped
class BaseImageCare {

    private static final Logger LOG = Logger.getLogger(BaseImageCare.class);

    private final RunnerConfig builds;
    private final IsolationProbe probe;
    private final SharedBases bases;

    BaseImageCare(RunnerConfig builds, IsolationProbe probe, SharedBases bases) {
        this.builds = builds;
        this.probe = probe;
        this.bases = bases;
    }

    /** At the start and then every {@code slipway.base.refresh}; {@code off} leaves what is there as it is. */
    @Scheduled(every = "{slipway.base.refresh}", concurrentExecution = ConcurrentExecution.SKIP)
    void refresh() throws InterruptedException {
        if (!builds.enabled()) {
            return;
        }
        probe.isolation(); // waits for the probe, which needs the machine for itself
        try {
            bases.refresh();
        } catch (IOException e) {
            LOG.warnf("the base images could not be looked at: %s", e.toString());
        }
    }
}
