package dev.slipway.metrics;

import java.util.HashSet;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import dev.slipway.build.Build;
import dev.slipway.build.BuildEnded;
import dev.slipway.build.BuildStatus;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** Counts whose builds this replica has ended. Of workspaces there may be many, so the first ones alone have a label. */
@ApplicationScoped
class WorkspaceMetrics {

    static final int MOST = 100;
    private static final String OTHERS = "other";

    private final MeterRegistry registry;
    private final Set<String> labelled = new HashSet<>();

    WorkspaceMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    void ended(@Observes BuildEnded event) {
        Build build = event.build();
        count(build.workspace(), build.status());
    }

    void count(String workspace, BuildStatus status) {
        Counter.builder("slipway.workspace.builds").description("Builds that this replica has ended, by workspace.")
                .tag("workspace", label(workspace)).tag("status", status.name()).register(registry).increment();
    }

    private synchronized String label(String workspace) {
        if (labelled.contains(workspace) || labelled.size() < MOST && labelled.add(workspace)) {
            return workspace;
        }
        return OTHERS;
    }
}
