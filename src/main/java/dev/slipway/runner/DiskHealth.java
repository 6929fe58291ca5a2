package dev.slipway.runner;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

import io.smallrye.health.api.HealthGroup;

/** Free space. Too little of it stops builds, not answers, so readiness only warns. */
@ApplicationScoped
class DiskHealth {

    private final Disk disk;

    DiskHealth(Disk disk) {
        this.disk = disk;
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
        HealthCheckResponseBuilder response = HealthCheckResponse.named("disk");
        boolean low = false;
        for (var free : disk.freeBytes().entrySet()) {
            response.withData(free.getKey() + "_free_bytes", free.getValue());
            low |= disk.isLow(free.getValue());
        }
        if (low) {
            response.withData("warning",
                    "less is free than slipway.disk.min-free: make room, no builds are taken up until then");
        }
        return response.status(!low || onlyWarn).build();
    }
}
