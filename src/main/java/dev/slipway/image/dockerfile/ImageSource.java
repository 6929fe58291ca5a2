package dev.slipway.image.dockerfile;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * An image that is pulled for a Dockerfile, as containers/image's {@code docker/reference} completes its name.
 *
 * @param registry host, and port where there is one, in lower case; {@code docker.io} where the name has none
 * @param repository with {@code library/} for Docker Hub's short names
 * @param text as it was written
 */
public record ImageSource(String registry, String repository, String text) {

    /** Where names without a registry are. */
    public static final String DOCKER_HUB = "docker.io";

    /** Ways to get an image that are none of a registry (containers-transports(5)); {@code dir:name} looks like a tag. */
    private static final Set<String> TRANSPORTS = Set.of("atomic", "containers-storage", "dir", "docker-archive",
            "docker-daemon", "oci", "oci-archive", "ostree", "sif", "tarball");
    private static final String COMPONENT = "[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*";
    private static final Pattern REGISTRY = Pattern.compile("[A-Za-z0-9.-]+(?::[0-9]{1,5})?|\\[[0-9a-fA-F:]+](?::[0-9]{1,5})?");
    private static final Pattern PATH = Pattern.compile(
            "(" + COMPONENT + "(?:/" + COMPONENT + ")*)(?::[A-Za-z0-9_][A-Za-z0-9._-]{0,127})?(?:@sha256:[0-9a-f]{64})?");

    /** @throws UnreadableException if it is no image's plain name */
    public static ImageSource parse(String text, int line) {
        int slash = text.indexOf('/');
        String first = slash < 0 ? "" : text.substring(0, slash);
        boolean named = first.contains(".") || first.contains(":") || first.equals("localhost")
                || !first.equals(first.toLowerCase(Locale.ROOT));
        var path = PATH.matcher(named ? text.substring(slash + 1) : text);
        boolean clean = text.length() < 500 && path.matches() && (!named || REGISTRY.matcher(first).matches());
        if (!clean || TRANSPORTS.contains(text.split(":", 2)[0])) {
            throw new UnreadableException(line,
                    "names no image of a registry; write it plainly, such as python:3.11-slim or ghcr.io/team/image:1");
        }
        String registry = named ? first.toLowerCase(Locale.ROOT) : DOCKER_HUB;
        boolean shortName = registry.equals(DOCKER_HUB) && !path.group(1).contains("/");
        return new ImageSource(registry, shortName ? "library/" + path.group(1) : path.group(1), text);
    }

    /** Whether it is one of the images that Docker itself publishes. */
    public boolean isOfficial() {
        return registry.equals(DOCKER_HUB) && repository.startsWith("library/");
    }
}
