package dev.slipway.buildlog;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Puts {@code ***} in the place of secrets: those that it was made with, also URL-encoded, in hexadecimal, or in Base64, be
 * it as a part of a longer text; Slipway's own API keys; and the user part of any URL that holds a password. Whoever wants
 * to print a secret past it can (reversed, letter by letter, encrypted): it is against accidents.
 */
public final class Redaction implements UnaryOperator<String> {

    private static final String HIDDEN = "***";
    /** Hiding shorter ones would black out ordinary words, and tell by the holes what the secret is. */
    private static final int SHORTEST = 4;
    /** Of a few letters anything may be made of. */
    private static final int SHORTEST_BASE64 = 8;
    private static final String KEY_PREFIX = "slw_";
    private static final Pattern KEY = Pattern.compile("slw_[0-9a-f]{8}_[0-9a-f]{16,}");
    private static final String AUTHORITY = "://";
    private static final Pattern USER_PART = Pattern.compile("://[^/\\s:@\"']*:[^/\\s@\"']+@");

    private final List<String> given;
    private final List<String> secrets;

    private Redaction(Collection<String> given, List<String> secrets) {
        this.given = List.copyOf(given);
        this.secrets = secrets;
    }

    /** The same with more secrets. */
    public Redaction and(Collection<String> more) {
        return of(Stream.concat(given.stream(), more.stream()).toList());
    }

    /** Blank secrets and those of less than 4 characters are left alone. */
    public static Redaction of(Collection<String> secrets) {
        // the longest first: a secret that is a part of another must not leave the rest of that one
        return new Redaction(secrets, secrets.stream().filter(secret -> !secret.isBlank() && secret.length() >= SHORTEST)
                .flatMap(Redaction::forms).distinct()
                .sorted(Comparator.comparingInt(String::length).reversed()).toList());
    }

    private static Stream<String> forms(String secret) {
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        String urlEncoded = URLEncoder.encode(secret, StandardCharsets.UTF_8);
        Stream<String> plain = Stream.of(secret, urlEncoded, urlEncoded.replace("+", "%20"),
                HexFormat.of().formatHex(bytes), Base64.getEncoder().encodeToString(bytes),
                Base64.getEncoder().withoutPadding().encodeToString(bytes));
        return Stream.concat(plain, IntStream.range(0, 3).boxed().flatMap(before -> base64Within(bytes, before)));
    }

    /**
     * The letters of Base64 that depend on the secret alone when so many bytes, modulo 3, stand before it, in both
     * alphabets of RFC 4648. A letter holds 6 bits, so the first ones also depend on what stands before, and the last one
     * on what follows.
     */
    private static Stream<String> base64Within(byte[] secret, int before) {
        byte[] shifted = new byte[before + secret.length];
        System.arraycopy(secret, 0, shifted, before, secret.length);
        String letters = Base64.getEncoder().withoutPadding().encodeToString(shifted);
        int first = (before * 8 + 5) / 6;
        int last = shifted.length * 8 / 6;
        String own = letters.substring(first, last);
        return own.length() < SHORTEST_BASE64 ? Stream.empty() : Stream.of(own, own.replace('+', '-').replace('/', '_'));
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
