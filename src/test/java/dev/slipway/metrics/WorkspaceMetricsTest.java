package dev.slipway.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import dev.slipway.build.BuildStatus;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

class WorkspaceMetricsTest {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final WorkspaceMetrics metrics = new WorkspaceMetrics(registry);

    private double counted(String workspace) {
        return registry.get("slipway.workspace.builds").tag("workspace", workspace).counter().count();
    }

    @Test
    void builds_are_counted_by_workspace_and_workspaces_beyond_the_first_hundred_together() {
        for (int i = 0; i < 250; i++) {
            metrics.count("team-" + i, BuildStatus.SUCCEEDED);
        }
        metrics.count("team-0", BuildStatus.SUCCEEDED);

        assertThat(counted("team-0")).isEqualTo(2);
        assertThat(counted("team-99")).isEqualTo(1);
        assertThat(counted("other")).isEqualTo(150);
        assertThat(registry.getMeters()).hasSize(WorkspaceMetrics.MOST + 1);
    }
}
