package dev.slipway.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.slipway.HandClock;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;

class PulseTest {

    private final HandClock clock = new HandClock();

    private Pulse pulse(String poll) {
        RunnerConfig config = new SmallRyeConfigBuilder().addDefaultInterceptors()
                .withConverter(Duration.class, 100, new DurationConverter()).withMapping(RunnerConfig.class)
                .withDefaultValues(Map.of("slipway.build.directory", "builds", "slipway.build.poll", poll)).build()
                .getConfigMapping(RunnerConfig.class);
        return new Pulse(config, clock);
    }

    @Test
    void is_dead_when_it_has_been_silent_for_more_than_a_minute_and_alive_again_with_a_beat() {
        Pulse pulse = pulse("2s");

        clock.move(Duration.ofSeconds(60));
        assertThat(pulse.isAlive()).isTrue();
        clock.move(Duration.ofSeconds(1));
        assertThat(pulse.isAlive()).isFalse();

        pulse.beat();
        assertThat(pulse.isAlive()).isTrue();
    }

    @Test
    void waits_longer_where_looks_are_rare() {
        Pulse pulse = pulse("1m");

        clock.move(Duration.ofMinutes(9));

        assertThat(pulse.isAlive()).isTrue();
    }
}
