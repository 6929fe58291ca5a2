package dev.slipway.secret;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a secret opens, and which characters reach that place unharmed. */
public enum SecretType {

    /** A Python package index; pip and uv get its URL by environment and the credentials by a netrc file. */
    PIP_INDEX("pip-index", Alphabet.NETRC, "__token__"),
    /** An npm registry, for all packages or for those of a scope; npm gets it by an npmrc file. */
    NPM_REGISTRY("npm-registry", Alphabet.BEARER, ""),
    /** A host that git fetches from by https; git gets the credentials by a credential helper. */
    GIT_HTTPS("git-https", Alphabet.LINE, "x-access-token"),
    /** A registry of base images; Buildah gets the credentials by an auth file. */
    DOCKER_REGISTRY("docker-registry", Alphabet.LINE, "");

    private final String text;
    private final Pattern values;
    private final String tokenUser;

    SecretType(String text, String values, String tokenUser) {
        this.text = text;
        this.values = Pattern.compile(values);
        this.tokenUser = tokenUser;
    }

    /** Whether a password or user name means the same to every program that reads it. */
    boolean carries(String value) {
        return values.matcher(value).matches();
    }

    /** The user name that goes with a token alone. */
    String tokenUser() {
        return tokenUser;
    }

    static Optional<SecretType> parse(String text) {
        return Arrays.stream(values()).filter(type -> type.text.equals(text)).findFirst();
    }

    static String all() {
        return Arrays.stream(values()).map(SecretType::toString).collect(Collectors.joining(", "));
    }

    @Override
    public String toString() {
        return text;
    }

    /** Patterns of values. */
    private static final class Alphabet {
        /** What readers of netrc agree on: no white space, quotes, escapes, comments. */
        static final String NETRC = "[!-~&&[^\"'\\\\#]]+";
        /** {@code b64token} of RFC 6750; nothing of it means anything in an npmrc. */
        static final String BEARER = "[A-Za-z0-9._~+/-]+=*";
        /** One line. */
        static final String LINE = "[ -~]+";
    }
}
