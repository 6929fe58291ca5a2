package dev.slipway.runner;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** Alive while the runner looks for work; nothing outside of this process can change that. */
@Liveness
@ApplicationScoped
class RunnerHealth implements HealthCheck {

    private final RunnerConfig config;
    private final Pulse pulse;

    RunnerHealth(RunnerConfig config, Pulse pulse) {
        this.config = config;
        this.pulse = pulse;
    }

    @Override
    public HealthCheckResponse call() {
        if (!config.enabled()) {
            return HealthCheckResponse.named("runner").up().withData("builds", "not on this replica").build();
        }
        return HealthCheckResponse.named("runner").status(pulse.isAlive())
                .withData("seconds_since_last_look", pulse.sinceLastBeat().toSeconds()).build();
    }
}
