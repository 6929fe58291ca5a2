package dev.slipway.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jboss.logging.Logger;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;

/**
 * The keys that open the API: the configured one, and those that are stored. Each second a replica asks what has changed,
 * so a new or a revoked key counts everywhere within two. While the database is away the keys that are known go on opening.
 */
@ApplicationScoped
public class ApiKeys {

    private static final Logger LOG = Logger.getLogger(ApiKeys.class);
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    /** A change may become visible after a later one: its time is taken before it is committed. */
    private static final Duration OVERLAP = Duration.ofSeconds(10);

    private final KeyStore store;
    private final KnownKeys known;
    private final KeyUse use;
    private final Clock clock;
    private final boolean configured;
    private volatile Instant lastChange = Instant.EPOCH;

    ApiKeys(AccessConfig config, KeyStore store, KeyUse use, Clock clock) {
        Optional<String> key = config.key().filter(text -> !text.isBlank());
        this.configured = key.isPresent();
        this.known = new KnownKeys(key, KeyHash::matches);
        this.store = store;
        this.use = use;
        this.clock = clock;
    }

    /** Whom this key stands for, unless it is unknown, revoked or expired. */
    Optional<Holder> holderOf(String key) {
        Instant now = clock.instant();
        Optional<Holder> holder = known.holderOf(key, now);
        holder.ifPresent(found -> NewKey.publicIdOf(key).ifPresent(id -> use.note(id, now)));
        return holder;
    }

    /** Makes a key, which this replica knows at once. */
    Uni<Issued> issue(String name, Workspace workspace, Set<Scope> scopes, Optional<Instant> expiresAt, String by) {
        NewKey drawn = NewKey.draw();
        return store.add(stored(drawn, name, workspace, scopes, expiresAt, by)).invoke(this::learn)
                .chain(added -> added.isPresent() ? Uni.createFrom().item(new Issued(drawn.text(), added.get()))
                        : issue(name, workspace, scopes, expiresAt, by)); // the public id is taken
    }

    /** Makes a key of this workspace, or of any, open nothing any more; empty where there is no such key. */
    Uni<Optional<StoredKey>> revoke(String publicId, Optional<Workspace> of) {
        return store.revoke(publicId, of, clock.instant()).invoke(this::learn);
    }

    /**
     * A key in its only moment in the open.
     *
     * @param text what its holder presents
     * @param key what is kept of it
     */
    record Issued(String text, StoredKey key) {
    }

    void load(@Observes StartupEvent event) throws Throwable {
        VertxContextSupport.subscribeAndAwait(this::refresh);
        if (!configured && lastChange.equals(Instant.EPOCH)) {
            VertxContextSupport.subscribeAndAwait(this::makeFirst);
        }
    }

    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> follow() {
        return refresh().ifNoItem().after(PATIENCE).fail().onFailure().recoverWithItem(e -> {
            LOG.debugf("cannot ask for changed keys: %s", e.getMessage());
            return null;
        });
    }

    private Uni<Void> refresh() {
        return store.changedAfter(lastChange.minus(OVERLAP)).invoke(changes -> {
            known.learn(changes.keys());
            lastChange = changes.last().isAfter(lastChange) ? changes.last() : lastChange;
        }).replaceWithVoid();
    }

    private Uni<Void> makeFirst() {
        NewKey drawn = NewKey.draw();
        return store.addFirst(stored(drawn, "the first key", Workspace.DEFAULT, EnumSet.of(Scope.ADMIN), Optional.empty(),
                "slipway")).invoke(this::learn).invoke(added -> added.ifPresent(key -> show(drawn))).replaceWithVoid();
    }

    /** To the console and not to the log: logs are kept and shipped, and this is a secret. */
    private static void show(NewKey key) {
        System.out.println("\nThe first API key of this Slipway, shown this once and stored only as a hash:\n\n    "
                + key.text() + "\n");
    }

    private void learn(Optional<StoredKey> key) {
        known.learn(key.stream().toList());
    }

    private StoredKey stored(NewKey drawn, String name, Workspace workspace, Set<Scope> scopes, Optional<Instant> expiresAt,
            String by) {
        return new StoredKey(drawn.publicId(), KeyHash.of(drawn.text()), name, workspace, scopes, clock.instant(), by,
                expiresAt, Optional.empty(), Optional.empty());
    }
}
