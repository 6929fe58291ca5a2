package dev.slipway.metrics;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.DoubleSupplier;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.quarkus.runtime.ShutdownEvent;

/**
 * Gauges that end with the service. Micrometer's registry lives as long as the JVM, and would go on asking a service that
 * was restarted in it, as tests and the development mode do.
 */
@ApplicationScoped
class Gauges {

    private final MeterRegistry registry;
    private final List<Meter> registered = new CopyOnWriteArrayList<>();

    Gauges(MeterRegistry registry) {
        this.registry = registry;
    }

    void add(String name, String description, Tags tags, DoubleSupplier value) {
        registered.add(Gauge.builder(name, value::getAsDouble).description(description).tags(tags).register(registry));
    }

    void end(@Observes ShutdownEvent event) {
        registered.forEach(registry::remove);
    }
}
