package dev.slipway.access;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/** Keys in memory that remember which hashes were compared. */
public final class CountedKeys {

    /** One comparison: whether both sides were there in full, and what came of it. */
    public record Compared(int presentedDigits, int keptDigits, boolean same) {
    }

    private final List<Compared> compared = new ArrayList<>();
    private final KnownKeys keys = new KnownKeys(Optional.of("the configured key"), this::compare);
    private final Instant now = Instant.parse("2026-02-23T10:00:00Z");

    private boolean compare(KeyHash presented, KeyHash kept) {
        boolean same = presented.matches(kept);
        compared.add(new Compared(presented.hex().length(), kept.hex().length(), same));
        return same;
    }

    /** Makes a key and says it. */
    public String add(Optional<Instant> expiresAt, Optional<Instant> revokedAt) {
        NewKey key = NewKey.draw();
        keys.learn(List.of(new StoredKey(key.publicId(), KeyHash.of(key.text()), "test", Workspace.DEFAULT,
                EnumSet.of(Scope.ADMIN), now, "test", expiresAt, Optional.empty(), revokedAt)));
        return key.text();
    }

    public Instant now() {
        return now;
    }

    public boolean opens(String key) {
        return keys.holderOf(key, now).isPresent();
    }

    /** The comparisons that it takes to answer this key. */
    public List<Compared> comparisonsFor(String key) {
        compared.clear();
        opens(key);
        return List.copyOf(compared);
    }
}
