package dev.slipway.access;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;

/** Remembers when keys were used last, and writes it down apart from the requests that used them. */
@ApplicationScoped
class KeyUse {

    private static final Logger LOG = Logger.getLogger(KeyUse.class);

    private final KeyStore store;
    private final Map<String, Instant> uses = new ConcurrentHashMap<>();

    KeyUse(KeyStore store) {
        this.store = store;
    }

    void note(String publicId, Instant now) {
        uses.put(publicId, now);
    }

    /** What cannot be written is forgotten: the next use says more. */
    @Scheduled(every = "10s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> write() {
        Map<String, Instant> noted = new HashMap<>(uses);
        noted.forEach(uses::remove);
        return noted.isEmpty() ? Uni.createFrom().voidItem()
                : store.used(noted).onFailure().recoverWithItem(e -> {
                    LOG.debugf("cannot write when keys were used: %s", e.getMessage());
                    return null;
                });
    }
}
