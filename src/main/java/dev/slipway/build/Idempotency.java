package dev.slipway.build;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;

import dev.slipway.access.Workspace;
import dev.slipway.image.Digest;
import dev.slipway.problem.Problem;
import dev.slipway.problem.ProblemException;
import io.smallrye.mutiny.Uni;

/**
 * Gives a repeated request its first answer, for 24 hours. Works as the draft "The Idempotency-Key HTTP Header Field" of
 * the IETF says, with 409 for a key that comes back with another body.
 */
@ApplicationScoped
public class Idempotency {

    private static final Duration REMEMBERED = Duration.ofHours(24);
    private static final int MAX_KEY_LENGTH = 255;

    private final ObjectMapper json;
    private final ObjectMapper canonicalJson;
    private final Clock clock;

    Idempotency(ObjectMapper json, Clock clock) {
        this.json = json;
        this.canonicalJson = json.copy().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);
        this.clock = clock;
    }

    /**
     * Within the caller's transaction: does the work once for this key, or answers as it did then. Without a key, it does
     * the work.
     *
     * @param route what the key is for, such as {@code POST /builds}
     * @param request the body, which a repeat must equal
     * @param type of the answer
     */
    public <T> Uni<T> once(Workspace workspace, String route, Optional<String> key, Object request, Class<T> type,
            Supplier<Uni<T>> work) {
        if (key.isEmpty()) {
            return work.get();
        }
        IdempotencyRecord.Id id = new IdempotencyRecord.Id(workspace.name(), route, checked(key.get()));
        String hash = hash(request);
        return Builds.lock("idempotency:" + id)
                .chain(() -> IdempotencyRecord.<IdempotencyRecord> findById(id, LockModeType.PESSIMISTIC_WRITE))
                .chain(known -> known != null && isFresh(known) ? repeated(known, hash, type)
                        : first(known != null ? known : new IdempotencyRecord(id), hash, work));
    }

    /** Within the caller's transaction: removes what is remembered no longer, and says how many answers that were. */
    public Uni<Integer> deleteExpired() {
        return IdempotencyRecord.delete("createdAt <= ?1", oldest()).map(Long::intValue);
    }

    private <T> Uni<T> first(IdempotencyRecord entry, String hash, Supplier<Uni<T>> work) {
        return work.get().call(answer -> {
            entry.remember(hash, write(json, answer), clock.instant());
            return entry.persist();
        });
    }

    private <T> Uni<T> repeated(IdempotencyRecord known, String hash, Class<T> type) {
        if (!known.requestHash().equals(hash)) {
            throw ProblemException.conflict(new Problem("this Idempotency-Key was used with another body",
                    "idempotency_key_reused", "Idempotency-Key", "use a new key for a new request"));
        }
        try {
            return Uni.createFrom().item(json.readValue(known.answer(), type));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("a stored answer cannot be read", e);
        }
    }

    private boolean isFresh(IdempotencyRecord known) {
        return known.createdAt().isAfter(oldest());
    }

    private Instant oldest() {
        return clock.instant().minus(REMEMBERED);
    }

    private static String checked(String key) {
        if (key.isBlank() || key.length() > MAX_KEY_LENGTH) {
            throw ProblemException.badField("Idempotency-Key",
                    "Idempotency-Key must have 1 to " + MAX_KEY_LENGTH + " characters");
        }
        return key;
    }

    private String hash(Object request) {
        return Digest.of(write(canonicalJson, request).getBytes(StandardCharsets.UTF_8)).hex();
    }

    private static String write(ObjectMapper json, Object answer) {
        try {
            return json.writeValueAsString(answer);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("an answer is always JSON", e);
        }
    }
}
