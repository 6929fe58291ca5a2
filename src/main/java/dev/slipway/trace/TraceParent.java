package dev.slipway.trace;

import java.util.List;

import io.opentelemetry.context.propagation.TextMapGetter;

/** The one field of W3C Trace Context that is stored: {@code traceparent}. */
final class TraceParent {

    static final String FIELD = "traceparent";

    static final TextMapGetter<String> GETTER = new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(String carrier) {
            return List.of(FIELD);
        }

        @Override
        public String get(String carrier, String key) {
            return FIELD.equals(key) ? carrier : null;
        }
    };

    private TraceParent() {
    }
}
