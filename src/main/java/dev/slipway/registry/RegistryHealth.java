package dev.slipway.registry;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

import dev.slipway.image.RegistryConfig;
import io.smallrye.health.api.HealthGroup;

/** The registry. Without it builds can still be accepted, so readiness only warns. */
@ApplicationScoped
class RegistryHealth {

    private final RegistryConfig config;
    private final RegistryPing ping;

    RegistryHealth(RegistryConfig config, RegistryPing ping) {
        this.config = config;
        this.ping = ping;
    }

    @Produces
    @ApplicationScoped
    @Readiness
    HealthCheck forAnswering() {
        return () -> check(true);
    }

    @Produces
    @ApplicationScoped
    @HealthGroup("building")
    HealthCheck forBuilding() {
        return () -> check(false);
    }

    private HealthCheckResponse check(boolean onlyWarn) {
        Optional<String> problem = ping.problem();
        HealthCheckResponseBuilder response = HealthCheckResponse.named("registry").withData("registry", config.host());
        problem.ifPresent(text -> response.withData("warning", text));
        return response.status(problem.isEmpty() || onlyWarn).build();
    }
}
