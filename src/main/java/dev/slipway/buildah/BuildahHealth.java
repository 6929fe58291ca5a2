package dev.slipway.buildah;

import static java.time.temporal.ChronoUnit.SECONDS;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

import io.smallrye.health.api.HealthGroup;

/** Ready when this host may build; says what isolation holds for RUN steps, and in what it falls short. */
@Readiness
@HealthGroup("building")
@ApplicationScoped
public class BuildahHealth implements HealthCheck {

    private final IsolationProbe probe;

    BuildahHealth(IsolationProbe probe) {
        this.probe = probe;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder response = HealthCheckResponse.named("buildah");
        if (probe.isSkipped()) {
            return response.up().withData("builds", "not on this replica").build();
        }
        probe.nextTry().ifPresent(time -> response.withData("tried_again_after", time.truncatedTo(SECONDS).toString()));
        List<String> missing = probe.missingPrograms();
        if (!missing.isEmpty()) {
            return response.down().withData("missing", String.join(", ", missing)).build();
        }
        if (!probe.isDone()) {
            return response.down().withData("isolation", "being tried").build();
        }
        probe.facts().forEach(response::withData);
        probe.weakness().ifPresent(reason -> response.withData("weakness", reason));
        return response.status(probe.allowsBuilds()).build();
    }
}
