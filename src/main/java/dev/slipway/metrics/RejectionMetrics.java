package dev.slipway.metrics;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Provider;
import jakarta.ws.rs.container.ContainerResponseContext;

import org.jboss.resteasy.reactive.server.ServerResponseFilter;

import dev.slipway.problem.Problem;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;

/** Counts the answers that are a {@link Problem}, by their code: words of Slipway's own, so there are only so many. */
class RejectionMetrics {

    private final Provider<MeterRegistry> registry;

    /** Filters are made before the configuration of the running service is known, so the registry is asked for later. */
    RejectionMetrics(Provider<MeterRegistry> registry) {
        this.registry = registry;
    }

    /** What has never happened is 0 rather than missing, for the refusals that docs/alerts.yaml watches. */
    void begin(@Observes StartupEvent event) {
        count("database_unavailable", 0);
        count("artifact_store_unavailable", 0);
    }

    @ServerResponseFilter
    public void count(ContainerResponseContext response) {
        if (response.getEntity() instanceof Problem problem && problem.code() != null) {
            count(problem.code(), 1);
        }
    }

    private void count(String code, int more) {
        Counter.builder("slipway.api.rejections").description("Requests that were answered with a problem.")
                .tag("code", code).register(registry.get()).increment(more);
    }
}
