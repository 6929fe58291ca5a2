package dev.slipway.buildah;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;

import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With chroot isolation, which is weak by itself, so that no step needs to be run. */
class BuildahHealthTest {

    @TempDir
    Path home;

    private HealthCheckResponse health(String allowed) {
        return new BuildahHealth(BuildahSetup.in(home, Map.of("SLIPWAY_REGISTRY_HOST", "registry.example.com",
                "SLIPWAY_BUILDAH_ISOLATION", "chroot", "SLIPWAY_BUILD_ALLOW_WEAK_ISOLATION", allowed)).probe()).call();
    }

    @Test
    void weak_isolation_is_not_ready_and_says_why() {
        HealthCheckResponse health = health("false");
        assertThat(health.getStatus()).isEqualTo(Status.DOWN);
        assertThat(health.getData()).get().asString().contains("isolation=chroot", "network=the host's", "weakness=");
    }

    @Test
    void weak_isolation_that_the_operator_allows_is_ready_and_still_says_so() {
        HealthCheckResponse health = health("true");
        assertThat(health.getStatus()).isEqualTo(Status.UP);
        assertThat(health.getData()).get().asString().contains("weakness=");
    }
}
