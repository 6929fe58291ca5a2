package dev.slipway.buildah;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.slipway.HandClock;

/** When a host that may not build is looked at again. That it then builds: {@code WeakIsolationAttackIT}. */
class IsolationProbeTest {

    @TempDir
    Path home;

    private final HandClock clock = new HandClock();

    private IsolationProbe probe(Map<String, String> settings) {
        return BuildahSetup.in(home, settings, clock).probe();
    }

    private IsolationProbe withoutRuntime() {
        return probe(Map.of("SLIPWAY_REGISTRY_HOST", "registry.example.com", "SLIPWAY_BUILDAH_RUNTIME",
                home.resolve("missing").toString()));
    }

    @Test
    void a_host_that_falls_short_is_tried_again_less_and_less_often() {
        IsolationProbe probe = withoutRuntime();
        List<Long> pauses = new ArrayList<>();
        for (int tries = 0; tries < 8; tries++) {
            Instant next = probe.nextTry().orElseThrow();
            pauses.add(Duration.between(clock.instant(), next).toSeconds());
            clock.moveTo(next.minusMillis(1));
            assertThat(probe.isDue()).isFalse();
            clock.moveTo(next);
            assertThat(probe.isDue()).isTrue();
            probe.probe();
        }

        assertThat(pauses).containsExactly(10L, 20L, 40L, 80L, 160L, 320L, 600L, 600L);
    }

    @Test
    void readiness_tells_when() {
        assertThat(new BuildahHealth(withoutRuntime()).call().getData().orElseThrow()).containsKey("missing")
                .containsEntry("tried_again_after", "2026-01-01T00:00:10Z");
    }

    @Test
    void what_the_settings_ask_for_is_not_tried_again() {
        IsolationProbe probe = probe(Map.of("SLIPWAY_REGISTRY_HOST", "registry.example.com", "SLIPWAY_BUILDAH_ISOLATION",
                "chroot"));

        clock.move(Duration.ofDays(1));

        assertThat(probe.nextTry()).isEmpty();
        assertThat(probe.isDue()).isFalse();
    }
}
