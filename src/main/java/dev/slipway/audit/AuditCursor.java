package dev.slipway.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a page ends: at an event, by its time and id, so that events which are added meanwhile make no other appear twice.
 * It opens nothing: whose events are shown is the caller's key's to say.
 *
 * @param at of the page's last event
 * @param id of that event
 */
record AuditCursor(Instant at, UUID id) {

    /** Before the newest event. */
    static final AuditCursor START = new AuditCursor(Instant.parse("9999-12-31T23:59:59Z"), new UUID(0, 0));

    private static final Pattern FORM = Pattern.compile("([0-9]{1,18}) ([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})");

    /** As the client gets it. */
    String text() {
        String place = ChronoUnit.MICROS.between(Instant.EPOCH, at) + " " + id;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(place.getBytes(UTF_8));
    }

    /** Reads what {@link #text} wrote. */
    static Optional<AuditCursor> parse(String text) {
        try {
            Matcher parts = FORM.matcher(new String(Base64.getUrlDecoder().decode(text), UTF_8));
            return !parts.matches() ? Optional.empty()
                    : Optional.of(new AuditCursor(Instant.EPOCH.plus(Long.parseLong(parts.group(1)), ChronoUnit.MICROS),
                            UUID.fromString(parts.group(2))));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
