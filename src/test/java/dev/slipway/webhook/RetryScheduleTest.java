package dev.slipway.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;

class RetryScheduleTest {

    private static final List<Duration> DELAYS = List.of(Duration.ofSeconds(5), Duration.ofMinutes(10));

    @Test
    void waits_longer_after_each_attempt_and_ends() {
        RetrySchedule schedule = new RetrySchedule(DELAYS, () -> 0);

        assertThat(schedule.after(1)).contains(Duration.ofSeconds(5));
        assertThat(schedule.after(2)).contains(Duration.ofMinutes(10));
        assertThat(schedule.after(3)).isEmpty();
    }

    @Test
    void chance_adds_up_to_a_fifth() {
        assertThat(new RetrySchedule(DELAYS, () -> 1).after(1)).contains(Duration.ofSeconds(6));
        assertThat(new RetrySchedule(DELAYS, () -> 0.5).after(2)).contains(Duration.ofMinutes(11));
    }

    @Test
    void a_receiver_may_ask_for_a_longer_rest_but_not_for_another_attempt() {
        RetrySchedule schedule = new RetrySchedule(DELAYS, () -> 0);

        assertThat(schedule.after(1, Duration.ofMinutes(2))).contains(Duration.ofMinutes(2));
        assertThat(schedule.after(2, Duration.ofMinutes(2))).contains(Duration.ofMinutes(10));
        assertThat(schedule.after(3, Duration.ofMinutes(2))).isEmpty();
    }
}
