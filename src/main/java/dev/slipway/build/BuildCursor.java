package dev.slipway.build;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.slipway.image.Digest;

/**
 * Where a page ends: at a build, by its time and id and not by its number, so that builds which come or go meanwhile make
 * no other build appear twice or not at all.
 * <p>
 * As text it is base64url (RFC 4648, section 5) and carries a checksum of itself and the filter, so it is of use for the
 * list alone that it comes from. The checksum is no signature and need not be one: the workspace is always that of the
 * caller's key.
 *
 * @param createdAt of the page's last build, in microseconds as PostgreSQL stores it
 * @param id of that build
 */
record BuildCursor(Instant createdAt, String id) {

    /** Before the newest build. */
    static final BuildCursor START = new BuildCursor(Instant.parse("9999-12-31T23:59:59Z"), "");

    private static final Pattern FORM = Pattern.compile("([0-9]{1,18}) (build-[0-9a-f-]{1,30}) [0-9a-f]{16}");
    private static final int CHECKSUM_DIGITS = 16;

    /** As the client gets it. */
    String text(BuildFilter filter) {
        String place = ChronoUnit.MICROS.between(Instant.EPOCH, createdAt) + " " + id;
        String checksum = Digest.of((place + " " + filter).getBytes(UTF_8)).hex().substring(0, CHECKSUM_DIGITS);
        return Base64.getUrlEncoder().withoutPadding().encodeToString((place + " " + checksum).getBytes(UTF_8));
    }

    /** Reads what {@link #text} wrote; nothing if it was changed or is of a list with another filter. */
    static Optional<BuildCursor> parse(String text, BuildFilter filter) {
        return decoded(text).map(FORM::matcher).filter(Matcher::matches)
                .map(parts -> new BuildCursor(Instant.EPOCH.plus(Long.parseLong(parts.group(1)), ChronoUnit.MICROS),
                        parts.group(2)))
                .filter(cursor -> cursor.text(filter).equals(text));
    }

    private static Optional<String> decoded(String text) {
        try {
            return Optional.of(new String(Base64.getUrlDecoder().decode(text), UTF_8));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
