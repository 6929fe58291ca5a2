package dev.slipway.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import org.junit.jupiter.api.Test;

import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;

class TraceSwitchTest {

    /** As in application.properties, which gives the endpoint a default. */
    private static final PropertiesConfigSource DEFAULTS = new PropertiesConfigSource(
            Map.of("quarkus.otel.exporter.otlp.endpoint", "${otel.exporter.otlp.endpoint:http://localhost:4317}"),
            "application.properties", 250);

    private static boolean isOff(Map<String, String> environment) {
        return new SmallRyeConfigBuilder().addDefaultInterceptors()
                .withSources(DEFAULTS, new EnvConfigSource(environment, 300))
                .withInterceptors(new TraceSwitch()).build()
                .getValue("quarkus.otel.sdk.disabled", boolean.class);
    }

    @Test
    void is_off_where_no_endpoint_is_configured() {
        assertThat(isOff(Map.of())).isTrue();
        assertThat(isOff(Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", ""))).isTrue();
    }

    @Test
    void is_on_where_an_endpoint_is_configured_in_either_way() {
        assertThat(isOff(Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", "http://collector:4317"))).isFalse();
        assertThat(isOff(Map.of("QUARKUS_OTEL_EXPORTER_OTLP_ENDPOINT", "http://collector:4317"))).isFalse();
        assertThat(isOff(Map.of("QUARKUS_OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "http://collector:4317"))).isFalse();
    }

    @Test
    void the_standard_switch_has_the_last_word() {
        assertThat(isOff(Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", "http://collector:4317", "OTEL_SDK_DISABLED", "true")))
                .isTrue();
        assertThat(isOff(
                Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", "http://collector:4317", "QUARKUS_OTEL_SDK_DISABLED", "true")))
                .isTrue();
    }
}
