package dev.slipway.image;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The image that a Dockerfile starts from, its reference read as Docker and Buildah do: what names no registry is Docker
 * Hub's, and there a name without a path is an official image's.
 *
 * @param registry host, and port where one is given
 * @param path of the repository
 * @param version a tag, or the digest where the reference has one
 */
public record BaseImage(String registry, String path, String version) {

    private static final String DOCKER_HUB = "docker.io";
    private static final String OFFICIAL = "library/";

    /** Reads {@code python:3.11-slim}, {@code quay.io/team/base@sha256:...} and the like; never fails. */
    public static BaseImage parse(String reference) {
        int at = reference.indexOf('@');
        String named = at < 0 ? reference : reference.substring(0, at);
        int slash = named.indexOf('/');
        String first = slash < 0 ? "" : named.substring(0, slash);
        boolean hasRegistry = first.contains(".") || first.contains(":") || first.equals("localhost");
        String rest = hasRegistry ? named.substring(slash + 1) : named;
        int colon = rest.lastIndexOf(':');
        String path = colon < 0 ? rest : rest.substring(0, colon);
        String tag = colon < 0 ? "latest" : rest.substring(colon + 1);
        return new BaseImage(hasRegistry ? first : DOCKER_HUB,
                hasRegistry && !first.equals(DOCKER_HUB) || path.contains("/") ? path : OFFICIAL + path,
                at < 0 ? tag : reference.substring(at + 1));
    }

    /** The digest that the reference itself names. */
    public Optional<Digest> pinned() {
        return Digest.isOne(version) ? Optional.of(new Digest(version)) : Optional.empty();
    }

    /** The full name, as Buildah's storage lists it: {@code docker.io/library/python:3.11-slim}. */
    public String fullName() {
        return registry + "/" + path + (pinned().isPresent() ? "@" : ":") + version;
    }

    /** As a package URL of type {@code docker} (purl-spec): {@code pkg:docker/python@3.11-slim}. */
    public String packageUrl() {
        boolean onDockerHub = registry.equals(DOCKER_HUB);
        String shown = onDockerHub && path.startsWith(OFFICIAL) ? path.substring(OFFICIAL.length()) : path;
        return "pkg:docker/" + encoded(shown).replace("%2F", "/") + "@" + encoded(version)
                + (onDockerHub ? "" : "?repository_url=" + encoded(registry));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
