package dev.slipway.buildlog;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Puts {@code ***} in the place of secrets: those that it was made with, also URL-encoded or in Base64; Slipway's own API
 * keys; and the user part of any URL that holds a password.
 */
public final class Redaction implements UnaryOperator<String> {

    private static final String HIDDEN = "***";
    /** Hiding shorter ones would black out ordinary words, and tell by the holes what the secret is. */
    private static final int SHORTEST = 4;
    private static final String KEY_PREFIX = "slw_";
    private static final Pattern KEY = Pattern.compile("slw_[0-9a-f]{8}_[0-9a-f]{16,}");
    private static final String AUTHORITY = "://";
    private static final Pattern USER_PART = Pattern.compile("://[^/\\s:@\"']*:[^/\\s@\"']+@");

    private final List<String> secrets;

    private Redaction(List<String> secrets) {
        this.secrets = secrets;
    }

    /** Blank secrets and those of less than 4 characters are left alone. */
    public static Redaction of(Collection<String> secrets) {
        // the longest first: a secret that is a part of another must not leave the rest of that one
        return new Redaction(secrets.stream().filter(secret -> !secret.isBlank() && secret.length() >= SHORTEST)
                .flatMap(Redaction::forms).distinct()
                .sorted(Comparator.comparingInt(String::length).reversed()).toList());
    }

    private static Stream<String> forms(String secret) {
        String base64 = Base64.getEncoder().encodeToString(secret.getBytes(StandardCharsets.UTF_8));
        String urlEncoded = URLEncoder.encode(secret, StandardCharsets.UTF_8);
        return Stream.of(secret, urlEncoded, urlEncoded.replace("+", "%20"), base64, base64.replace("=", ""));
    }

    @Override
    public String apply(String text) {
        String shown = text;
        for (String secret : secrets) {
            shown = shown.replace(secret, HIDDEN);
        }
        if (shown.contains(KEY_PREFIX)) {
            shown = KEY.matcher(shown).replaceAll(HIDDEN);
        }
        return shown.contains(AUTHORITY) ? USER_PART.matcher(shown).replaceAll("://" + HIDDEN + "@") : shown;
    }
}
