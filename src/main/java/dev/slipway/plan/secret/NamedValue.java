package dev.slipway.plan.secret;

import java.util.Locale;
import java.util.regex.Pattern;

/** Whether what is given to a name is a secret, by the looks of both. */
final class NamedValue {

    static final int SHORTEST = 16;
    static final int LONGEST = 200;

    private static final Pattern SECRET = Pattern.compile(
            "api_?-?key|secret|token|passw|pwd|private_?-?key|access_?-?key|auth_?-?key|encryption_?-?key|signing_?-?key|credential");
    private static final Pattern OTHER = Pattern.compile(
            "hash|checksum|digest|sha\\d|public|tokeniz|max_?token|token_?(?:url|type|count|limit|name|file|path|uri)"
                    + "|secret_?(?:name|id|path|file|arn|ref)|key_?(?:name|id|path|file|arn)|csrf|next_?token|page_?token|site_?key");
    private static final Pattern UUID = Pattern
            .compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");
    /** Words and numbers joined: a name of something, such as {@code prod-database-2024-v2}. */
    private static final Pattern WORDS = Pattern
            .compile("(?:[a-z]{2,15}|[A-Z][a-z]{1,14}|[A-Z]{2,15}|[a-z]{1,2}\\d{1,3}|\\d{1,8})"
                    + "(?:[-_./]+(?:[a-z]{1,15}|[A-Z][a-z]{1,14}|[A-Z]{1,15}|[a-z]{1,6}\\d{1,3}|\\d{1,8})){1,20}");
    private static final double LEAST_BITS = 3.5;
    private static final double LEAST_BITS_HEX = 3.0;
    private static final int LEAST_HEX = 32;

    private NamedValue() {
    }

    static boolean isCharacter(int c) {
        return TokenShapes.isToken(c) || c == '+' || c == '/' || c == '=' || c == '!' || c == '@' || c == '#' || c == '$'
                || c == '%' || c == '^' || c == '&' || c == '*' || c == '~';
    }

    static boolean isSecretName(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return SECRET.matcher(lower).find() && !OTHER.matcher(lower).find();
    }

    static boolean isSecretValue(String value) {
        String lower = value.toLowerCase(Locale.ROOT);
        boolean hex = value.chars().allMatch(c -> TokenShapes.isHex(Character.toLowerCase(c)));
        return value.length() >= (hex ? LEAST_HEX : SHORTEST) && value.length() <= LONGEST && Placeholders.isRandom(value)
                && value.chars().anyMatch(Character::isLetter) && !lower.contains("password") && !lower.contains("secret")
                && !lower.contains("token") && value.charAt(0) != '$' && value.charAt(0) != '%'
                && !UUID.matcher(value).matches() && !WORDS.matcher(value).matches()
                && bits(value) >= (hex ? LEAST_BITS_HEX : LEAST_BITS);
    }

    /** Shannon's entropy of a character, in bits. */
    private static double bits(String value) {
        int[] counts = new int[128];
        value.chars().forEach(c -> counts[c]++);
        double bits = 0;
        for (int count : counts) {
            double share = (double) count / value.length();
            bits -= count == 0 ? 0 : share * Math.log(share) / Math.log(2);
        }
        return bits;
    }
}
