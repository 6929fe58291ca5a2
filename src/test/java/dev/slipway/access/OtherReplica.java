package dev.slipway.access;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

/** What another replica on the same database knows of keys, as of the last time it asked. */
@ApplicationScoped
public class OtherReplica {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ApiKeys keys;
    private final KeyUse use;

    OtherReplica(KeyStore store, Clock clock) {
        this.use = new KeyUse(store);
        this.keys = new ApiKeys(Optional::empty, store, use, clock);
    }

    /** Asks what has changed, as each replica does every second. */
    public void ask() {
        keys.follow().await().atMost(PATIENCE);
    }

    public boolean opens(String key) {
        return keys.holderOf(key).isPresent();
    }

    public void revoke(String publicId) {
        keys.revoke(publicId, Optional.empty()).await().atMost(PATIENCE);
    }

    /** Writes down which keys were used here. */
    public void writeUse() {
        use.write().await().atMost(PATIENCE);
    }
}
