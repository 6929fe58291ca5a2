package dev.slipway.image;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where an image is pulled from: {@code registry/repository:tag}, as in {@code registry.example.com/my-agent:a1b2c3d4}.
 * The grammar is that of the OCI distribution specification ("Pulling manifests") with the registry's host and port in
 * front.
 *
 * @param registry host, and port after a colon when it is not the default one
 * @param repository path of lower-case components
 * @param tag at most 128 characters
 */
public record ImageReference(String registry, String repository, String tag) {

    private static final Pattern REGISTRY = Pattern.compile("[A-Za-z0-9.-]+(:[0-9]{1,5})?|\\[[0-9a-fA-F:]+](:[0-9]{1,5})?");
    private static final String COMPONENT = "[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*";
    private static final Pattern REPOSITORY = Pattern.compile(COMPONENT + "(/" + COMPONENT + ")*");
    private static final Pattern TAG = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]{0,127}");
    private static final Pattern WHOLE = Pattern.compile("([^/]+)/(.+):([^:/]+)");

    public ImageReference {
        require(REGISTRY, registry, "registry");
        require(REPOSITORY, repository, "repository");
        require(TAG, tag, "tag");
    }

    /**
     * Reads {@code registry/repository:tag}.
     *
     * @throws IllegalArgumentException if a part is missing or not of the grammar
     */
    public static ImageReference parse(String text) {
        Matcher parts = WHOLE.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("not an image reference of the form registry/repository:tag: " + text);
        }
        return new ImageReference(parts.group(1), parts.group(2), parts.group(3));
    }

    private static void require(Pattern grammar, String part, String what) {
        if (!grammar.matcher(part).matches()) {
            throw new IllegalArgumentException("not a " + what + " of an image reference: " + part);
        }
    }

    @Override
    public String toString() {
        return registry + "/" + repository + ":" + tag;
    }
}
