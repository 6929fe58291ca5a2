package dev.slipway.image;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The last path component of a repository, derived from an agent's name: {@code My Agent} becomes {@code my-agent}.
 * Always one component of the repository grammar of the OCI distribution specification, "Pulling manifests".
 */
public record ImageName(String value) {

    /** Longest agent name that is accepted, in characters. */
    public static final int MAX_AGENT_NAME = 128;

    private static final Pattern COMPONENT = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern SEPARATORS = Pattern.compile("[^a-z0-9]+");
    private static final Pattern OUTER_DASHES = Pattern.compile("^-|-$");

    public ImageName {
        if (!COMPONENT.matcher(value).matches()) {
            throw new IllegalArgumentException("not an image name: " + value);
        }
    }

    /**
     * Derives the image name. Accents are dropped, every run of other characters becomes one dash. A name in a script
     * that leaves nothing to keep becomes {@code agent-} and 8 hex digits of its SHA-256, so two such names never share
     * an image.
     *
     * @throws IllegalArgumentException if the name holds neither a letter nor a digit, or is too long
     */
    public static ImageName ofAgent(String agentName) {
        if (agentName.length() > MAX_AGENT_NAME) {
            throw new IllegalArgumentException("name must have at most " + MAX_AGENT_NAME + " characters");
        }
        if (agentName.codePoints().noneMatch(Character::isLetterOrDigit)) {
            throw new IllegalArgumentException("name must hold at least one letter or digit");
        }
        if (agentName.indexOf('\0') >= 0 || !StandardCharsets.UTF_8.newEncoder().canEncode(agentName)) {
            throw new IllegalArgumentException("name must not hold NUL or half a surrogate pair");
        }
        String plain = MARKS.matcher(Normalizer.normalize(agentName, Normalizer.Form.NFKD)).replaceAll("");
        String dashed = SEPARATORS.matcher(plain.toLowerCase(Locale.ROOT)).replaceAll("-");
        String trimmed = OUTER_DASHES.matcher(dashed).replaceAll("");
        return new ImageName(trimmed.isEmpty() ? "agent-" + shortHash(agentName) : trimmed);
    }

    private static String shortHash(String text) {
        return Digest.of(text.getBytes(StandardCharsets.UTF_8)).hex().substring(0, 8);
    }

    @Override
    public String toString() {
        return value;
    }
}
