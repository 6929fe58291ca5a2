package dev.slipway.problem;

import java.util.OptionalInt;

/** A request that is answered with a {@link Problem}. Thrown by resources and their services; never means a bug. */
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient Problem problem;
    private final int retryAfterSeconds;

    private ProblemException(int status, Problem problem, int retryAfterSeconds) {
        super(problem.error(), null, false, false);
        this.status = status;
        this.problem = problem;
        this.retryAfterSeconds = retryAfterSeconds;
    }

    public static ProblemException badRequest(Problem problem) {
        return new ProblemException(400, problem, 0);
    }

    public static ProblemException badField(String field, String error) {
        return badRequest(new Problem(error, "invalid_field", field, null));
    }

    public static ProblemException unauthorized() {
        return new ProblemException(401, Problem.of("unauthorized", "missing or invalid API key"), 0);
    }

    /** For a caller who is known and may not do this. */
    public static ProblemException forbidden(String code, String error) {
        return new ProblemException(403, Problem.of(code, error), 0);
    }

    public static ProblemException notFound(String code, String error) {
        return new ProblemException(404, Problem.of(code, error), 0);
    }

    public static ProblemException conflict(Problem problem) {
        return new ProblemException(409, problem, 0);
    }

    public static ProblemException tooLarge(String error) {
        return new ProblemException(413, Problem.of("body_too_large", error), 0);
    }

    /** For a limit that is reached for the moment; clients are told when to come back. */
    public static ProblemException tooManyRequests(String code, String error, int retryAfterSeconds) {
        return new ProblemException(429, Problem.of(code, error), retryAfterSeconds);
    }

    /** For a dependency that is away for the moment; clients are told to come back. */
    public static ProblemException unavailable(String code, String error) {
        return new ProblemException(503, Problem.of(code, error), 5);
    }

    public int status() {
        return status;
    }

    public Problem problem() {
        return problem;
    }

    /** Seconds for the {@code Retry-After} header, where there is one. */
    public OptionalInt retryAfterSeconds() {
        return retryAfterSeconds > 0 ? OptionalInt.of(retryAfterSeconds) : OptionalInt.empty();
    }
}
