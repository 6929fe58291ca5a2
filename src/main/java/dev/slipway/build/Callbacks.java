package dev.slipway.build;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.slipway.problem.Problem;
import dev.slipway.problem.ProblemException;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;

/** The stored callbacks. Every method wants the session or transaction of its caller. */
@ApplicationScoped
public class Callbacks implements PanacheRepositoryBase<Callback, String> {

    /** Who joins a build adds a callback to it; without an end, one build could be made to call thousands. */
    static final int MOST_PER_BUILD = 20;

    private final Clock clock;

    Callbacks(Clock clock) {
        this.clock = clock;
    }

    /** Adds a callback to a build that the caller has locked; the same URL twice is one. 409 where there are too many. */
    Uni<Void> add(Build build, Optional<URI> url) {
        return url.isEmpty() ? Uni.createFrom().voidItem() : of(build).chain(known -> add(build, url.get(), known));
    }

    private Uni<Void> add(Build build, URI url, List<Callback> known) {
        if (known.stream().anyMatch(callback -> callback.url().equals(url))) {
            return Uni.createFrom().voidItem();
        }
        if (known.size() >= MOST_PER_BUILD) {
            throw ProblemException.conflict(new Problem("this build has " + MOST_PER_BUILD + " callbacks already",
                    "too_many_callbacks", "callback_url", "read its status instead, or build again once it has ended"));
        }
        return persist(new Callback(build, url, clock.instant())).replaceWithVoid();
    }

    /** The callbacks of a build, oldest first. */
    Uni<List<Callback>> of(Build build) {
        return list("buildId = ?1 order by createdAt, id", build.id());
    }
}
