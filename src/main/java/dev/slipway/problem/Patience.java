package dev.slipway.problem;

import java.time.Duration;

import io.smallrye.mutiny.Uni;

/** How long a request waits for the database. One that is away says so at once; one that hangs says nothing at all. */
public final class Patience {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    private Patience() {
    }

    /**
     * The answer, or 503 when it takes too long. What was asked is not taken back: its connection would be lost to the
     * pool, and is of use again when the database is.
     */
    public static <T> Uni<T> limited(Uni<T> answer) {
        return answer.memoize().indefinitely().ifNoItem().after(LIMIT).failWith(() -> ProblemException
                .unavailable("database_unavailable", "the database does not answer in time; try again"));
    }
}
