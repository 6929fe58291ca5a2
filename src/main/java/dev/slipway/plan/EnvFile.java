package dev.slipway.plan;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A {@code .env} file with real values in it, as opposed to the {@code .env.example} beside it. */
final class EnvFile {

    private static final Pattern NAME = Pattern.compile("(.*/)?\\.env(\\.(local|prod|production|dev|development|staging))?");
    private static final Pattern SECRET = Pattern
            .compile(
                    "\\s*(?:export\\s+)?\\w{0,60}(?:KEY|TOKEN|SECRET|PASSWORD)\\w{0,20}\\s*=\\s*[\"']?([^\\s\"'#]{12,400})[\"']?.*");

    private EnvFile() {
    }

    /** The first line, from 1, that gives something named like a secret a value that looks like one. */
    static Optional<Integer> secretLine(String path, String text) {
        if (!NAME.matcher(path).matches()) {
            return Optional.empty();
        }
        int number = 0;
        for (String line : (Iterable<String>) text.lines()::iterator) {
            number++;
            Matcher secret = SECRET.matcher(line.length() > 1000 ? line.substring(0, 1000) : line);
            if (secret.matches() && Secrets.isRandom(secret.group(1))) {
                return Optional.of(number);
            }
        }
        return Optional.empty();
    }
}
