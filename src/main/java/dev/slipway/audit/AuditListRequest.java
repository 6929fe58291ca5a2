package dev.slipway.audit;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

import dev.slipway.access.Workspace;
import dev.slipway.problem.PageLimit;
import dev.slipway.problem.ProblemException;

/**
 * The query of {@code GET /audit}, checked.
 *
 * @param workspace whose events; none for all of them
 * @param actor only by this one
 * @param action only this one
 * @param since not those from before
 * @param after where the page before ended
 * @param limit most events on the page
 */
record AuditListRequest(Optional<String> workspace, Optional<String> actor, Optional<String> action, Instant since,
        AuditCursor after, int limit) {

    private static final int MAX_LENGTH = 200;

    /**
     * Reads the parameters as they came; null is one that did not. The operator, whose workspace is the default one, sees
     * everybody's events and those of nobody known.
     *
     * @throws ProblemException 400 that names the parameter
     */
    static AuditListRequest read(Workspace caller, String actor, String action, String since, String limit, String cursor) {
        return new AuditListRequest(caller.isDefault() ? Optional.empty() : Optional.of(caller.name()), text("actor", actor),
                text("action", action), since(since), cursor == null ? AuditCursor.START : cursor(cursor),
                PageLimit.read(limit));
    }

    private static Optional<String> text(String field, String given) {
        if (given != null && (given.isEmpty() || given.length() > MAX_LENGTH || given.indexOf('\0') >= 0)) {
            throw ProblemException.badField(field, field + " must have 1 to " + MAX_LENGTH + " characters and no NUL");
        }
        return Optional.ofNullable(given);
    }

    private static Instant since(String given) {
        try {
            Instant since = given == null ? Instant.EPOCH : Instant.parse(given);
            return since.isBefore(Instant.EPOCH) ? Instant.EPOCH
                    : since.isAfter(AuditCursor.START.at()) ? AuditCursor.START.at() : since;
        } catch (DateTimeParseException e) {
            throw ProblemException.badField("since", "since must be a time such as 2026-02-23T10:00:00Z");
        }
    }

    private static AuditCursor cursor(String given) {
        return AuditCursor.parse(given).orElseThrow(() -> ProblemException.badField("cursor",
                "this cursor does not belong to this list; send next_cursor as it came, or leave it out"));
    }
}
