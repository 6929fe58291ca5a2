package dev.slipway.secret;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

import dev.slipway.address.Host;
import dev.slipway.problem.Problem;
import dev.slipway.problem.ProblemException;

/**
 * Turns what a client sent into a {@link SecretSpec} and its {@link Credentials}, or into a 400. What passes can stand in a
 * netrc, an npmrc and a git configuration without meaning anything else there. No sentence repeats a value.
 */
final class SecretChecks {

    private static final int LONGEST_URL = 500;
    private static final int LONGEST_USER = 255;
    private static final int SHORTEST_PASSWORD = 8;
    private static final int LONGEST_PASSWORD = 8192;
    private static final int LAST_PORT = 65535;
    private static final Pattern PATH = Pattern.compile("(/[A-Za-z0-9._~%+@-]*)*");
    private static final Pattern SCOPE = Pattern.compile("@[a-z0-9][a-z0-9._-]{0,98}");

    private SecretChecks() {
    }

    static SecretName name(String text) {
        try {
            return new SecretName(text);
        } catch (IllegalArgumentException e) {
            throw ProblemException.badField("name", e.getMessage());
        }
    }

    static SecretSpec spec(SecretName name, SecretRequest request) {
        if (request == null) {
            throw ProblemException.badRequest(Problem.of("missing_body", "the request has no body; send a JSON object"));
        }
        SecretType type = Optional.ofNullable(request.type()).flatMap(SecretType::parse)
                .orElseThrow(() -> ProblemException.badField("type", "type must be one of " + SecretType.all()));
        require(request.primary() == null || type == SecretType.PIP_INDEX, "primary", "goes with pip-index only");
        require(request.scope() == null || type == SecretType.NPM_REGISTRY, "scope", "goes with npm-registry only");
        require(request.scope() == null || SCOPE.matcher(request.scope()).matches(), "scope", "must be like @team");
        return new SecretSpec(name, type, target(type, request), Boolean.TRUE.equals(request.primary()),
                Optional.ofNullable(request.scope()));
    }

    static Credentials credentials(SecretType type, SecretRequest request) {
        boolean byToken = request.token() != null;
        require(byToken != (request.password() != null), "password", "or token is required, one of them");
        String field = byToken ? "token" : "password";
        String value = byToken ? request.token() : request.password();
        require(value.length() >= SHORTEST_PASSWORD && value.length() <= LONGEST_PASSWORD, field, "must have "
                + SHORTEST_PASSWORD + " to " + LONGEST_PASSWORD + " characters; shorter ones cannot be hidden in logs");
        require(type.carries(value), field, "must be one line of characters that a " + type + " can be given");
        return new Credentials(user(type, request, byToken), value);
    }

    private static String user(SecretType type, SecretRequest request, boolean byToken) {
        if (request.username() == null) {
            require(byToken, "username", "is required with a password");
            require(type != SecretType.DOCKER_REGISTRY, "username", "is required");
            return type.tokenUser();
        }
        String user = request.username();
        require(!user.isEmpty() && user.length() <= LONGEST_USER, "username", "must have 1 to 255 characters");
        require(type.carries(user) && user.indexOf(':') < 0, "username",
                "must be one line without a colon, of characters that a " + type + " can be given");
        return user;
    }

    private static String target(SecretType type, SecretRequest request) {
        if (type == SecretType.DOCKER_REGISTRY) {
            require(request.registry() != null && request.url() == null, "registry", "is required: host, or host:port");
            return parsed("registry", "https://" + request.registry(), false).getRawAuthority();
        }
        require(request.url() != null && request.registry() == null, "url", "is required: an https URL");
        return parsed("url", request.url(), type != SecretType.GIT_HTTPS).toString();
    }

    /** In one spelling: lower-case scheme and host, no slash at the end. */
    private static URI parsed(String field, String text, boolean withPath) {
        require(text.length() <= LONGEST_URL, field, "must have at most " + LONGEST_URL + " characters");
        URI url;
        try {
            url = new URI(text);
        } catch (URISyntaxException e) {
            throw refused(field, "is not a valid address");
        }
        require("https".equalsIgnoreCase(url.getScheme()), field, "must begin with https://");
        require(url.getRawUserInfo() == null && !String.valueOf(url.getRawAuthority()).contains("@"), field,
                "must not hold credentials; send them as username and password, or as token");
        require(url.getRawQuery() == null && url.getRawFragment() == null, field, "must not hold a query or a fragment");
        require(url.getPort() == -1 || url.getPort() > 0 && url.getPort() <= LAST_PORT, field,
                "must have a port of 1 to 65535");
        String path = url.getRawPath().replaceAll("/+$", "");
        require(PATH.matcher(path).matches(), field, "must have a path of letters, digits and . _ ~ % + @ -");
        require(withPath || path.isEmpty(), field, "must name a host without a path");
        return URI.create("https://" + host(field, url) + (url.getPort() < 0 ? "" : ":" + url.getPort()) + path);
    }

    private static String host(String field, URI url) {
        try {
            String name = Host.parse(String.valueOf(url.getHost()).toLowerCase(Locale.ROOT)).name();
            require(url.getHost() != null, field, "must name a host by letters, digits, dots and dashes");
            return name.indexOf(':') < 0 ? name : "[" + name + "]";
        } catch (IllegalArgumentException e) {
            throw refused(field, e.getMessage());
        }
    }

    private static void require(boolean condition, String field, String what) {
        if (!condition) {
            throw refused(field, what);
        }
    }

    private static ProblemException refused(String field, String what) {
        return ProblemException.badField(field, field + " " + what);
    }
}
