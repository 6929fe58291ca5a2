package dev.slipway.secret;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import dev.slipway.access.Workspace;
import dev.slipway.problem.Problem;
import dev.slipway.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;

/** The secrets that a workspace's builds need: written by its admins, read by nobody but its builds. */
@ApplicationScoped
public class Secrets {

    private final SecretStore store;
    private final Envelope envelope;
    private final Clock clock;
    private final Vertx vertx;

    Secrets(SecretStore store, Envelope envelope, Clock clock, Vertx vertx) {
        this.store = store;
        this.envelope = envelope;
        this.clock = clock;
        this.vertx = vertx;
    }

    /** Makes or replaces a secret. Keys may be somebody else's to ask for, so it is encrypted on a worker thread. */
    Uni<Void> put(Workspace workspace, String name, SecretRequest request) {
        SecretSpec spec = SecretChecks.spec(SecretChecks.name(name), request);
        Credentials credentials = SecretChecks.credentials(spec.type(), request);
        if (!envelope.isReady()) {
            throw ProblemException
                    .conflict(new Problem("secrets cannot be stored: this service has no key to encrypt them with",
                            "secrets_off", null, "set slipway.secrets.keys; make one with: openssl rand -base64 32"));
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        return vertx
                .executeBlocking(() -> new SecretStore.Stored(spec, envelope.seal(workspace, spec, credentials), now), false)
                .chain(secret -> store.put(workspace, secret));
    }

    Uni<Void> remove(Workspace workspace, String name) {
        return store.remove(workspace, SecretChecks.name(name));
    }

    Uni<SecretView.Page> list(Workspace workspace) {
        return store.all(workspace).map(secrets -> new SecretView.Page(secrets.stream()
                .map(secret -> SecretView.of(secret.spec(), secret.updatedAt())).toList()));
    }

    /** The secrets of a workspace, still encrypted. */
    public Uni<Locked> of(Workspace workspace) {
        return store.all(workspace).map(secrets -> new Locked(workspace, secrets, envelope));
    }

    /** Secrets to open on a thread that may block. */
    public static final class Locked {

        private final Workspace workspace;
        private final List<SecretStore.Stored> secrets;
        private final Envelope envelope;

        private Locked(Workspace workspace, List<SecretStore.Stored> secrets, Envelope envelope) {
            this.workspace = workspace;
            this.secrets = secrets;
            this.envelope = envelope;
        }

        /** Another one whenever one of them was made, replaced or removed; tells nothing of what they are. */
        public String identity() {
            MessageDigest hash = sha256();
            for (SecretStore.Stored secret : secrets) {
                hash.update(secret.spec().name().toString().getBytes(StandardCharsets.UTF_8));
                hash.update((byte) 0);
                hash.update(secret.sealed().bytes());
            }
            return HexFormat.of().formatHex(hash.digest());
        }

        private static MessageDigest sha256() {
            try {
                return MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java platform has SHA-256", e);
            }
        }

        /**
         * Decrypts them into what a build's steps are given.
         *
         * @param folder where steps see the files
         * @throws UnreadableException that names the first secret that cannot be decrypted
         */
        public Provision open(String folder) throws UnreadableException {
            List<OpenSecret> open = new ArrayList<>();
            for (SecretStore.Stored secret : secrets) {
                open.add(new OpenSecret(secret.spec(), envelope.open(workspace, secret.spec(), secret.sealed())));
            }
            return Provision.of(open, folder);
        }
    }
}
