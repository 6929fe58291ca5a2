package dev.slipway.secret;

import java.net.URI;
import java.util.Optional;

/**
 * What is stored of a secret in the open.
 *
 * @param name unique in the workspace
 * @param type what it opens
 * @param target URL without credentials, or {@code host:port} of a registry of images
 * @param primary of a Python package index: whether it is asked instead of the usual one, or beside it
 * @param scope of an npm registry: the scope whose packages come from it, such as {@code @team}
 */
public record SecretSpec(SecretName name, SecretType type, String target, boolean primary, Optional<String> scope) {

    /**
     * What the programs that read the credentials look them up by. Two secrets of a type that share it could not be told
     * apart: netrc knows hosts without ports, npm URLs without their scheme.
     */
    String place() {
        return switch (type) {
            case PIP_INDEX -> URI.create(target).getHost();
            case NPM_REGISTRY -> "//" + URI.create(target).getRawAuthority() + path() + "/";
            case GIT_HTTPS -> URI.create(target).getRawAuthority();
            case DOCKER_REGISTRY -> target;
        };
    }

    private String path() {
        return URI.create(target).getRawPath();
    }
}
