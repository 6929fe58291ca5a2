package dev.slipway.trace;

import java.util.Set;

import io.smallrye.config.ConfigSourceInterceptor;
import io.smallrye.config.ConfigSourceInterceptorContext;
import io.smallrye.config.ConfigValue;

/**
 * Sends spans where an OTLP endpoint is configured, and nowhere else; {@code OTEL_SDK_DISABLED} has the last word.
 * Without this Quarkus would send spans to a collector on this host, whether or not there is one.
 */
public class TraceSwitch implements ConfigSourceInterceptor {

    private static final long serialVersionUID = 1L;
    private static final String DISABLED = "quarkus.otel.sdk.disabled";
    private static final Set<String> ENDPOINTS = Set.of("otel.exporter.otlp.endpoint",
            "quarkus.otel.exporter.otlp.endpoint", "quarkus.otel.exporter.otlp.traces.endpoint");

    /** Quarkus' own default for the endpoint has a lower one. */
    private static final int ORDINAL_OF_APPLICATION_PROPERTIES = 250;

    @Override
    public ConfigValue getValue(ConfigSourceInterceptorContext context, String name) {
        ConfigValue value = context.proceed(name);
        if (!DISABLED.equals(name) || isGiven(value)) {
            return value;
        }
        ConfigValue standard = context.proceed("otel.sdk.disabled");
        boolean off = isGiven(standard) ? Boolean.parseBoolean(standard.getValue())
                : ENDPOINTS.stream().map(context::proceed).noneMatch(TraceSwitch::isGiven);
        return ConfigValue.builder().withName(name).withValue(Boolean.toString(off))
                .withConfigSourceName("TraceSwitch").build();
    }

    private static boolean isGiven(ConfigValue value) {
        return value != null && value.getValue() != null && !value.getValue().isBlank()
                && value.getConfigSourceOrdinal() > ORDINAL_OF_APPLICATION_PROPERTIES;
    }
}
