package dev.slipway.metrics;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import dev.slipway.runner.Disk;
import dev.slipway.runner.Runner;
import io.micrometer.core.instrument.Tags;
import io.quarkus.runtime.StartupEvent;

/** What this replica has and uses. */
@ApplicationScoped
class ReplicaMetrics {

    private final Runner runner;
    private final Disk disk;
    private final Gauges gauges;

    ReplicaMetrics(Runner runner, Disk disk, Gauges gauges) {
        this.runner = runner;
        this.disk = disk;
        this.gauges = gauges;
    }

    void begin(@Observes StartupEvent event) {
        gauges.add("slipway.builds.running", "Builds that this replica is working on.", Tags.empty(), runner::running);
        gauges.add("slipway.slots", "Builds that this replica can work on at a time.", Tags.empty(), runner::slots);
        gauges.add("slipway.disk.min.free.bytes", "The setting slipway.disk.min-free.", Tags.empty(), disk::minFreeBytes);
        disk.freeBytes().keySet().forEach(this::free);
    }

    private void free(String directory) {
        gauges.add("slipway.disk.free.bytes", "Free space where builds write; -1 where it cannot be asked.",
                Tags.of("directory", directory), () -> disk.freeBytes().getOrDefault(directory, -1L));
    }
}
