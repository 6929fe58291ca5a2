package dev.slipway.access;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.slipway.problem.Problem;
import dev.slipway.problem.ProblemException;

/**
 * A {@link KeyRequest} whose every part has been checked.
 *
 * @param workspace as it was asked for; whether the caller may is for {@link KeyResource} to say
 * @param expiresAt in the future
 */
record KeyWish(String name, Optional<Workspace> workspace, Set<Scope> scopes, Optional<Instant> expiresAt) {

    private static final int MAX_NAME = 100;
    private static final Set<Scope> USUAL = EnumSet.complementOf(EnumSet.of(Scope.ADMIN));

    /** @throws ProblemException 400 that names the field */
    static KeyWish read(KeyRequest request, Instant now) {
        if (request == null) {
            throw ProblemException.badRequest(Problem.of("missing_body", "the request has no body; send a JSON object"));
        }
        return new KeyWish(name(request.name()), workspace(request.workspace()), scopes(request.scopes()),
                expiry(request.expiresAt(), request.expiresIn(), now));
    }

    private static String name(String name) {
        if (name == null || name.isBlank()) {
            throw ProblemException.badField("name", "name is required: what the key is for");
        }
        if (name.length() > MAX_NAME || name.codePoints().anyMatch(KeyWish::isUnprintable)) {
            throw ProblemException.badField("name",
                    "name must have at most " + MAX_NAME + " characters and no control characters");
        }
        return name.strip();
    }

    /** Names are shown in terminals and logs, where control and direction marks would change what a person sees. */
    private static boolean isUnprintable(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE ->
                true;
            default -> false;
        };
    }

    private static Optional<Workspace> workspace(String name) {
        if (name == null) {
            return Optional.empty();
        }
        return Optional.of(Workspace.parse(name).orElseThrow(() -> ProblemException.badField("workspace", Workspace.RULE)));
    }

    private static Set<Scope> scopes(List<String> words) {
        if (words == null) {
            return USUAL;
        }
        Set<Scope> scopes = EnumSet.noneOf(Scope.class);
        words.forEach(word -> scopes.add(Scope.of(word).orElseThrow(KeyWish::badScopes)));
        if (scopes.isEmpty()) {
            throw badScopes();
        }
        return scopes;
    }

    private static ProblemException badScopes() {
        return ProblemException.badField("scopes", "scopes must be a list of one or more of " + Scope.ALL);
    }

    private static Optional<Instant> expiry(String at, String in, Instant now) {
        if (at != null && in != null) {
            throw ProblemException.badField("expires_in", "give expires_at or expires_in, not both");
        }
        Optional<Instant> expiry = at != null ? Optional.of(instant(at))
                : Optional.ofNullable(in).map(KeyWish::duration)
                        .map(now::plus);
        expiry.filter(end -> !end.isAfter(now)).ifPresent(past -> {
            throw ProblemException.badField("expires_at", "expires_at is in the past");
        });
        return expiry;
    }

    private static Instant instant(String text) {
        try {
            Instant end = Instant.parse(text);
            if (end.isBefore(Instant.parse("9999-01-01T00:00:00Z"))) { // PostgreSQL and ISO 8601 end not much later
                return end;
            }
        } catch (DateTimeParseException e) {
            // falls through to what both have in common
        }
        throw ProblemException.badField("expires_at", "expires_at must be a time in UTC such as 2027-02-23T10:00:00Z");
    }

    private static Duration duration(String text) {
        if (!text.matches("[1-9][0-9]{0,4}[smhd]")) {
            throw ProblemException.badField("expires_in",
                    "expires_in must be a number with s, m, h or d behind it, such as 90d");
        }
        long amount = Long.parseLong(text.substring(0, text.length() - 1));
        return switch (text.charAt(text.length() - 1)) {
            case 's' -> Duration.ofSeconds(amount);
            case 'm' -> Duration.ofMinutes(amount);
            case 'h' -> Duration.ofHours(amount);
            default -> Duration.of(amount, ChronoUnit.DAYS);
        };
    }
}
