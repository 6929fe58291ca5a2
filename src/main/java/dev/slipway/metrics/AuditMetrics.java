package dev.slipway.metrics;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import dev.slipway.audit.AuditTrail;
import io.micrometer.core.instrument.Tags;
import io.quarkus.runtime.StartupEvent;

/** Whether the audit trail is whole. */
@ApplicationScoped
class AuditMetrics {

    private final AuditTrail trail;
    private final Gauges gauges;

    AuditMetrics(AuditTrail trail, Gauges gauges) {
        this.trail = trail;
        this.gauges = gauges;
    }

    void begin(@Observes StartupEvent event) {
        gauges.add("slipway.audit.unwritten", "Audit events since the start that are in the log and not in the database.",
                Tags.empty(), trail::unwritten);
    }
}
