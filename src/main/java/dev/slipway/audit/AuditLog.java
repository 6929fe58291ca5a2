package dev.slipway.audit;

import java.util.LinkedHashMap;
import java.util.Map;

import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/** Writes events to the service's log, category {@code audit}: a sentence, and in JSON logs each part as a field. */
final class AuditLog {

    private static final Logger LOG = Logger.getLogger("audit");

    private AuditLog() {
    }

    static void write(AuditEvent event) {
        Map<String, String> fields = fields(event);
        fields.forEach(MDC::put);
        try {
            LOG.infof("%s%s by %s%s from %s: %d", event.action(), event.thing() == null ? "" : " " + event.thing(),
                    event.actor(), event.workspace() == null ? "" : " of " + event.workspace(), event.address(),
                    event.status());
        } finally {
            fields.keySet().forEach(MDC::remove);
        }
    }

    private static Map<String, String> fields(AuditEvent event) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("audit.action", event.action());
        fields.put("audit.actor", event.actor());
        fields.put("audit.address", event.address());
        fields.put("audit.status", Integer.toString(event.status()));
        if (event.workspace() != null) {
            fields.put("audit.workspace", event.workspace());
        }
        if (event.thing() != null) {
            fields.put("audit.thing", event.thing());
        }
        return fields;
    }
}
