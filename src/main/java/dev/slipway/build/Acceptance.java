package dev.slipway.build;

import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.slipway.build.AcceptStatement.Answer;
import dev.slipway.build.AcceptStatement.Asked;
import dev.slipway.build.Submission.Kept;
import dev.slipway.image.Digest;
import dev.slipway.image.ImageReference;
import dev.slipway.plan.ContentHash;
import dev.slipway.quota.Quota;
import dev.slipway.quota.Quotas;
import dev.slipway.trace.Trace;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

/** Has the database accept a build in one statement: join, refuse or queue. */
@ApplicationScoped
class Acceptance {

    static final int TAG_DIGITS = 8;
    private static final int LONG_TAG_DIGITS = 12;
    private static final Duration HOUR = Duration.ofHours(1);
    /** Who joins a build adds a callback to it; without an end, one build could be made to call thousands. */
    private static final int MOST_CALLBACKS = 20;

    private final Pool pool;
    private final ImageTargets targets;
    private final QueueConfig queue;
    private final Quotas quotas;
    private final ObjectMapper json;
    private final Clock clock;
    private final Trace trace;

    Acceptance(Pool pool, ImageTargets targets, QueueConfig queue, Quotas quotas, ObjectMapper json, Clock clock,
            Trace trace) {
        this.pool = pool;
        this.targets = targets;
        this.queue = queue;
        this.quotas = quotas;
        this.json = json;
        this.clock = clock;
        this.trace = trace;
    }

    /** Where the images of this content go, while no other content has its short tag. */
    ImageReference target(Submission submission) {
        return targets.of(submission.workspace(), submission.read().imageName(), tag(submission.contentHash(), TAG_DIGITS));
    }

    /** In a transaction of its own; empty where the context must be kept first, for there is no build to join. */
    Uni<Optional<Accepted>> alone(Submission submission, Optional<Reuse.Offer> offer) {
        return pool.preparedQuery(AcceptStatement.OF_CLIENT).execute(Tuple.of(asked(submission, offer)))
                .map(rows -> answer(submission, rows.iterator().next().getString(0)));
    }

    /** In the caller's transaction. */
    Uni<Accepted> inSession(Submission submission) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(AcceptStatement.OF_SESSION, String.class)
                        .setParameter(1, asked(submission, Optional.empty())).getSingleResult())
                .map(text -> answer(submission, text).orElseThrow());
    }

    private String asked(Submission submission, Optional<Reuse.Offer> offer) {
        ReadRequest read = submission.read();
        ContentHash hash = submission.contentHash();
        ImageReference target = target(submission);
        Optional<Kept> kept = submission.kept();
        Optional<URI> callback = submission.callback();
        Quota quota = quotas.of(submission.workspace());
        Instant now = clock.instant();
        return write(new Asked(submission.workspace().name(), read.name(), hash.hex(), target.tag(),
                tag(hash, LONG_TAG_DIGITS), target.registry() + "/" + target.repository(),
                kept.map(Kept::planJson).orElse(null), kept.map(known -> known.artifact().value()).orElse(null), now,
                submission.planMillis(), kept.map(Kept::uploadMillis).orElse(null), trace.parent().orElse(null),
                queue.limit(), quota.queuedBuilds(), quota.buildsPerHour(), now.minus(HOUR),
                callback.map(url -> "msg_" + UUID.randomUUID()).orElse(null), callback.map(URI::toString).orElse(null),
                callback.map(url -> url.getHost().toLowerCase(Locale.ROOT)).orElse(null), MOST_CALLBACKS,
                offer.map(Reuse.Offer::replica).orElse(null), offer.map(given -> given.lease().toMillis()).orElse(null),
                quota.concurrentBuilds() == 0 ? null : quota.concurrentBuilds()));
    }

    private Optional<Accepted> answer(Submission submission, String text) {
        Answer answer = read(text);
        if (answer.refused() == null) {
            return Optional.of(new Accepted(answer.id(), answer.status(), ImageReference.parse(answer.image()),
                    answer.createdAt(), answer.added(), Optional.ofNullable(answer.earlierDigest())
                            .map(digest -> new PushedImage(new Digest(digest), answer.earlierSize()))));
        }
        if (answer.refused().equals("artifact_missing")) {
            return Optional.empty();
        }
        throw AcceptRefusal.of(answer, submission.workspace(), quotas.of(submission.workspace()), MOST_CALLBACKS);
    }

    private String write(Asked asked) {
        try {
            return json.writeValueAsString(asked);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("a build is always JSON", e);
        }
    }

    private Answer read(String text) {
        try {
            return json.readValue(text, Answer.class);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("the database's answer cannot be read", e);
        }
    }

    private static String tag(ContentHash hash, int digits) {
        return hash.hex().substring(0, digits);
    }
}
