package dev.slipway.plan.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What was reached on the labelled set stays reached. */
class LabelledSetTest {

    private static Measurement measured;

    @BeforeAll
    static void measure() {
        measured = Measurement.of(LabelledAgent.SET);
    }

    @Test
    void requirements_are_as_right_as_they_were() {
        assertThat(measured.whole().precision()).as(measured.whole().faults().toString()).isGreaterThanOrEqualTo(0.995);
        assertThat(measured.whole().recall()).as(measured.whole().faults().toString()).isGreaterThanOrEqualTo(0.995);
    }

    @Test
    void start_and_version_are_as_right_as_they_were() {
        assertThat(share("entry_point")).isEqualTo(1);
        assertThat(share("command")).isEqualTo(1);
        assertThat(share("accepted or rejected")).isEqualTo(1);
        assertThat(share("language")).isEqualTo(1);
        assertThat(share("system_packages")).isEqualTo(1);
        assertThat(share("warnings")).isEqualTo(1);
        assertThat(share("framework")).isGreaterThanOrEqualTo(0.98);
        assertThat(share("version")).isGreaterThanOrEqualTo(0.975);
    }

    private static double share(String what) {
        assertThat(measured.hits().share(what)).as(measured.hits().faults().toString()).isBetween(0.0, 1.0);
        return measured.hits().share(what);
    }
}
