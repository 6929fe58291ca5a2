package dev.slipway.access;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A key as its holder gets it, once: {@code slw_<public id>_<secret>}, with 8 and 64 hex digits. The secret's 256 bits are
 * drawn at random; prefix and form let scanners find a key that was published by mistake.
 *
 * @param publicId names the key in lists, logs and the audit trail
 * @param text the whole
 */
record NewKey(String publicId, String text) {

    private static final Pattern FORM = Pattern.compile("slw_([0-9a-f]{8})_[0-9a-f]{64}");
    private static final Pattern PUBLIC_ID = Pattern.compile("[0-9a-f]{8}");

    static NewKey draw() {
        SecureRandom random = new SecureRandom(); // a static one would be frozen into a native image
        String publicId = hex(random, 4);
        return new NewKey(publicId, "slw_" + publicId + "_" + hex(random, 32));
    }

    /** The public id in what was presented as a key, if it has a key's form. */
    static Optional<String> publicIdOf(String presented) {
        Matcher form = FORM.matcher(presented);
        return form.matches() ? Optional.of(form.group(1)) : Optional.empty();
    }

    static boolean isPublicId(String text) {
        return PUBLIC_ID.matcher(text).matches();
    }

    private static String hex(SecureRandom random, int bytes) {
        byte[] drawn = new byte[bytes];
        random.nextBytes(drawn);
        return HexFormat.of().formatHex(drawn);
    }
}
