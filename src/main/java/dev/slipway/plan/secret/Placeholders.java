package dev.slipway.plan.secret;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Tells what stands in for a secret from what is one. */
final class Placeholders {

    /** Placeholders such as {@code sk-xxxxxxxx} repeat themselves; random text of this length does not. */
    private static final int LEAST_DIFFERENT_CHARACTERS = 9;
    private static final int LOOKED_AT = 200;
    private static final List<String> WORDS = List.of("xxxx", "your", "placeholder", "changeme", "change-me", "change_me",
            "123456789", "abcdefgh", "....", "redacted", "insert", "replace", "example", "dummy", "fake", "sample", "test",
            "****", "todo", "goes-here", "goes_here");
    private static final Pattern EXAMPLE_PATH = Pattern.compile(
            "(?:.{0,4000}/)?(?:tests?|testdata|__tests__|fixtures?|mocks?|__mocks__|examples?|docs?)/.{1,4000}"
                    + "|(?:.{0,4000}/)?(?:test_[^/]{1,255}|conftest\\.py|[^/]{1,255}(?:_test\\.\\w{1,4}|\\.(?:test|spec)\\.\\w{1,4}|\\.(?:md|rst)))"
                    + "|(?:.{0,4000}/)?\\.env\\.(?:example|sample|template|dist)");

    private Placeholders() {
    }

    /** Varied enough to be drawn at random, with a digit, and no word in it that says what it stands for. */
    static boolean isRandom(String secret) {
        String lower = secret.substring(0, Math.min(secret.length(), LOOKED_AT)).toLowerCase(Locale.ROOT);
        return lower.chars().distinct().count() >= LEAST_DIFFERENT_CHARACTERS
                && lower.chars().anyMatch(c -> c >= '0' && c <= '9') && isReal(lower);
    }

    /** @param lower in lower case */
    static boolean isReal(String lower) {
        return WORDS.stream().noneMatch(lower::contains);
    }

    /** Files that are there to show or to test: what is guessed from names and looks is not guessed there. */
    static boolean isExample(String path) {
        return EXAMPLE_PATH.matcher(path.toLowerCase(Locale.ROOT)).matches();
    }
}
