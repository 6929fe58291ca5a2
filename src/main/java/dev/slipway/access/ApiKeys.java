package dev.slipway.access;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;

/** The keys that open the API, known from the start on. */
@ApplicationScoped
public class ApiKeys {

    private record Known(KeyHash hash, Workspace workspace) {
    }

    private final AccessConfig config;
    private final Clock clock;
    private volatile List<Known> known = List.of();

    ApiKeys(AccessConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
    }

    /** The workspace that this key opens, if it opens one. */
    public Optional<Workspace> workspaceOf(String key) {
        KeyHash presented = KeyHash.of(key);
        Optional<Workspace> found = Optional.empty();
        for (Known candidate : known) { // all of them, so that the time says nothing
            if (candidate.hash().matches(presented)) {
                found = Optional.of(candidate.workspace());
            }
        }
        return found;
    }

    void load(@Observes StartupEvent event) throws Throwable {
        Optional<String> configured = config.key().filter(key -> !key.isBlank());
        known = configured.isPresent() ? List.of(new Known(KeyHash.of(configured.get()), Workspace.DEFAULT))
                : VertxContextSupport.subscribeAndAwait(() -> Panache.withTransaction(this::storedOrFirst));
    }

    private Uni<List<Known>> storedOrFirst() {
        return ApiKey.<ApiKey> listAll().flatMap(keys -> keys.isEmpty() ? first()
                : Uni.createFrom().item(keys.stream().map(key -> new Known(key.hash(), key.workspace())).toList()));
    }

    private Uni<List<Known>> first() {
        SecureRandom random = new SecureRandom();
        String publicId = hex(random, 4);
        String key = "slw_" + publicId + "_" + hex(random, 32);
        ApiKey stored = new ApiKey(publicId, Workspace.DEFAULT, KeyHash.of(key), clock.instant());
        return stored.persistAndFlush().map(done -> {
            // To the console and not to the log: logs are kept and shipped, and this is a secret.
            System.out.println("\nThe first API key of this Slipway, shown this once and stored only as a hash:\n\n    "
                    + key + "\n");
            return List.of(new Known(stored.hash(), stored.workspace()));
        });
    }

    private static String hex(SecureRandom random, int bytes) {
        byte[] drawn = new byte[bytes];
        random.nextBytes(drawn);
        return HexFormat.of().formatHex(drawn);
    }
}
