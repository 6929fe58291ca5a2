package dev.slipway.artifact;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;

/** Ready when build contexts can be kept. Quarkus calls it on a worker thread; an answer holds for some seconds. */
@Readiness
@ApplicationScoped
public class ArtifactHealth implements HealthCheck {

    private static final Logger LOG = Logger.getLogger(ArtifactHealth.class);
    private static final Duration HOLDS = Duration.ofSeconds(5);

    private final ArtifactStore store;
    private final ArtifactConfig config;
    private final Clock clock;
    private HealthCheckResponse last;
    private Instant until = Instant.MIN;

    ArtifactHealth(ArtifactStore store, ArtifactConfig config, Clock clock) {
        this.store = store;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public synchronized HealthCheckResponse call() {
        if (!clock.instant().isBefore(until)) {
            last = ask();
            until = clock.instant().plus(HOLDS);
        }
        return last;
    }

    /** What is wrong goes to the log: health is open to everyone. */
    private HealthCheckResponse ask() {
        HealthCheckResponseBuilder response = HealthCheckResponse.named("artifacts").withData("store",
                config.store().name().toLowerCase(Locale.ROOT));
        try {
            store.check();
            return response.up().build();
        } catch (IOException e) {
            LOG.warnf("build contexts cannot be kept: %s", e.getMessage());
            return response.down().withData("error", "build contexts cannot be kept; the log says why").build();
        }
    }
}
