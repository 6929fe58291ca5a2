package dev.slipway.plan.secret;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Files of names and values without quotes: {@code .env}, YAML, INI and properties. */
final class SettingsFiles {

    private static final Pattern ENV = Pattern
            .compile("(?:.{0,4000}/)?\\.env(?:\\.(?:local|prod|production|dev|development|staging))?");
    private static final Pattern OTHER = Pattern
            .compile(
                    ".{0,4000}\\.(?:ya?ml|ini|cfg|conf|properties|toml)|(?:.{0,4000}/)?(?:Dockerfile|\\.npmrc|\\.pypirc|\\.netrc)");
    private static final Pattern LINE = Pattern
            .compile("\\s{0,40}(?:(?:export|ENV|ARG|-)\\s+)?([^\\s=:]{1,100})\\s{0,10}[=:]\\s{0,10}"
                    + "[\"']?([^\\s\"'#]{12,400})[\"']?\\s*(?:#.*)?");
    private static final Pattern NAME_IN_ENV = Pattern.compile("(?i).*(?:KEY|TOKEN|SECRET|PASSWORD).*");
    private static final int SHORTEST_LINE = 15;
    private static final int LONGEST_LINE = 1000;

    private SettingsFiles() {
    }

    static void find(String path, String text, Findings findings) {
        boolean env = ENV.matcher(path).matches();
        findings.begin();
        if (!env && !OTHER.matcher(path).matches()) {
            return;
        }
        for (int at = 0; at < text.length() && !findings.isFull();) {
            int end = text.indexOf('\n', at);
            end = end < 0 ? text.length() : end;
            Matcher line = LINE.matcher(text.substring(at, Math.min(end, at + LONGEST_LINE)).strip());
            if (end - at > SHORTEST_LINE && line.matches() && isSecret(line.group(1), line.group(2), env)) {
                findings.add(at, env ? "a secret in an environment file" : "a secret");
            }
            at = end + 1;
        }
    }

    /** An environment file is there for the real ones: whatever is no placeholder counts. */
    private static boolean isSecret(String name, String value, boolean env) {
        boolean plain = value.chars().allMatch(NamedValue::isCharacter);
        return env ? NAME_IN_ENV.matcher(name).matches() && Placeholders.isRandom(value)
                : plain && NamedValue.isSecretName(name) && NamedValue.isSecretValue(value);
    }
}
