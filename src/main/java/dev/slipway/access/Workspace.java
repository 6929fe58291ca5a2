package dev.slipway.access;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The team that a key belongs to; builds, agents and images belong to it.
 *
 * @param name 1 to 40 lower-case letters, digits and dashes, no dash at either end; part of image paths except for the
 *        default one
 */
public record Workspace(String name) {

    private static final Pattern FORM = Pattern.compile("[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?");

    /** Docker Hub's official images live there, and so do their mirrors in registries that Slipway may push to. */
    private static final String BASE_IMAGES = "library";

    /** The operator's own: its images have no workspace in their path. */
    public static final Workspace DEFAULT = new Workspace("default");

    /** What a name must be, for sentences. */
    public static final String RULE = "a workspace has 1 to 40 lower-case letters, digits and dashes, begins and ends with a"
            + " letter or digit, and is not library, where registries keep base images";

    /** @throws IllegalArgumentException if the name is not one */
    public Workspace {
        if (!isOne(name)) {
            throw new IllegalArgumentException(RULE);
        }
    }

    /** The workspace of this name, if it is one; null is none. */
    public static Optional<Workspace> parse(String name) {
        return isOne(name) ? Optional.of(new Workspace(name)) : Optional.empty();
    }

    private static boolean isOne(String name) {
        return name != null && FORM.matcher(name).matches() && !name.equals(BASE_IMAGES);
    }

    public boolean isDefault() {
        return name.equals("default");
    }
}
