package dev.slipway.secret;

import java.util.regex.Pattern;

/**
 * A secret's name, unique in its workspace: 1 to 63 lower-case letters, digits and dashes, no dash at the ends. It is never
 * part of a path.
 */
public record SecretName(String text) {

    static final String PATTERN = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?";

    private static final Pattern VALID = Pattern.compile(PATTERN);

    /** @throws IllegalArgumentException with a sentence that says what is wrong */
    public SecretName {
        if (!VALID.matcher(text).matches()) {
            throw new IllegalArgumentException("a secret's name must have 1 to 63 lower-case letters, digits and dashes");
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
