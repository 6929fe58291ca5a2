package dev.slipway.runner;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.slipway.build.Claim;
import dev.slipway.build.Failure;
import dev.slipway.buildah.LayerUsage;
import dev.slipway.buildah.LayerUsage.Layer;
import dev.slipway.buildah.LimitsConfig;
import dev.slipway.buildah.ProcessTable;

/** Adds up what the steps of each build have put on the disk: every layer that was seen, as large as it was last. */
@ApplicationScoped
class DiskUsage {

    private final LayerUsage layers;
    private final LimitsConfig limits;
    private final Map<Claim, Map<String, Layer>> seen = new HashMap<>();

    DiskUsage(LayerUsage layers, LimitsConfig limits) {
        this.layers = layers;
        this.limits = limits;
    }

    /** Measures the step that runs now; says so when all of the build's are too much. */
    synchronized Optional<Failure> exceeded(Attempt attempt, long process) {
        Map<String, Layer> steps = seen.computeIfAbsent(attempt.claim(), claim -> new HashMap<>());
        attempt.job().ifPresent(job -> layers.of(job, ProcessTable.read().usageBelow(process))
                .forEach(layer -> steps.put(layer.id(), layer)));
        long bytes = steps.values().stream().mapToLong(Layer::bytes).sum();
        long files = steps.values().stream().mapToLong(Layer::files).sum();
        if (isOver(bytes, limits.disk().asLongValue())) {
            return Optional.of(Failures.diskLimit(limits.disk().asLongValue()));
        }
        return isOver(files, limits.files()) ? Optional.of(Failures.fileLimit(limits.files())) : Optional.empty();
    }

    private static boolean isOver(long amount, long limit) {
        return limit > 0 && amount > limit;
    }

    /** Forgets builds that are not under way any more. */
    synchronized void keepOnly(Attempts attempts) {
        seen.keySet().retainAll(attempts.all().stream().map(Attempt::claim).toList());
    }
}
