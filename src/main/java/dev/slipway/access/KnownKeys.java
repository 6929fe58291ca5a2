package dev.slipway.access;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The keys that open the API, in memory. Whatever is presented costs one hash and the same number of comparisons, also
 * where no key has its public id, so that the time of a refusal says nothing of which part was wrong.
 */
final class KnownKeys {

    /** How two hashes are compared; a test counts them. */
    interface Comparison {
        boolean same(KeyHash presented, KeyHash kept);
    }

    /** What no key hashes to that anybody could find. */
    private static final KeyHash NOBODYS = new KeyHash("0".repeat(64));

    private static final Holder CONFIGURED = new Holder("key:configured", Workspace.DEFAULT, EnumSet.of(Scope.ADMIN));

    private final Optional<KeyHash> configured;
    private final Comparison comparison;
    private final Map<String, StoredKey> byId = new ConcurrentHashMap<>();

    /** @param configured the key of the configuration, which opens the default workspace with every scope */
    KnownKeys(Optional<String> configured, Comparison comparison) {
        this.configured = configured.map(KeyHash::of);
        this.comparison = comparison;
    }

    /** Takes over what is stored of these keys now, the revoked ones among them. */
    void learn(List<StoredKey> keys) {
        keys.forEach(key -> byId.put(key.publicId(), key));
    }

    /** Whom this key stands for, unless it is unknown, revoked or expired. */
    Optional<Holder> holderOf(String presented, Instant now) {
        KeyHash hash = KeyHash.of(presented);
        Optional<StoredKey> stored = NewKey.publicIdOf(presented).map(byId::get);
        boolean isStored = comparison.same(hash, stored.map(StoredKey::hash).orElse(NOBODYS));
        boolean isConfigured = comparison.same(hash, configured.orElse(NOBODYS));
        if (isConfigured) {
            return Optional.of(CONFIGURED);
        }
        return stored.filter(key -> isStored && key.opensAt(now)).map(StoredKey::holder);
    }
}
