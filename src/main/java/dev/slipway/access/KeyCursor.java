package dev.slipway.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.slipway.problem.ProblemException;

/**
 * Where a page of keys ends: at a key, by its time and public id. As text it is base64url (RFC 4648, section 5). It opens
 * nothing: whose keys are listed is decided by the caller alone.
 *
 * @param createdAt of the page's last key, in microseconds as PostgreSQL stores it
 * @param id its public id
 */
record KeyCursor(Instant createdAt, String id) {

    /** Before the newest key. */
    static final KeyCursor START = new KeyCursor(Instant.parse("9999-12-31T23:59:59Z"), "");

    private static final Pattern FORM = Pattern.compile("([0-9]{1,18}) ([0-9a-f]{8})");

    static KeyCursor after(StoredKey key) {
        return new KeyCursor(key.createdAt(), key.publicId());
    }

    /** As the client gets it. */
    String text() {
        String place = ChronoUnit.MICROS.between(Instant.EPOCH, createdAt) + " " + id;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(place.getBytes(UTF_8));
    }

    /**
     * Reads what {@link #text} wrote; null is the first page.
     *
     * @throws ProblemException 400 for anything else
     */
    static KeyCursor parse(String text) {
        if (text == null) {
            return START;
        }
        Matcher parts = FORM.matcher(decoded(text));
        if (!parts.matches()) {
            throw refused();
        }
        return new KeyCursor(Instant.EPOCH.plus(Long.parseLong(parts.group(1)), ChronoUnit.MICROS), parts.group(2));
    }

    private static String decoded(String text) {
        try {
            return new String(Base64.getUrlDecoder().decode(text), UTF_8);
        } catch (IllegalArgumentException e) {
            throw refused();
        }
    }

    private static ProblemException refused() {
        return ProblemException.badField("cursor",
                "this cursor does not belong to this list; send next_cursor as it came, or leave it out to start anew");
    }
}
