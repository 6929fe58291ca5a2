package dev.slipway.access;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;

import org.jboss.resteasy.reactive.server.ServerRequestFilter;

import dev.slipway.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;

/**
 * Lets a request to the API in when it carries a key or a token, before its route is looked up and its body is read:
 * whoever has none learns nothing else. A request that carries two different ones is refused, since a proxy and Slipway
 * might choose differently.
 */
public class Authentication {

    /** The second header is what existing clients of the API send. */
    public static final String KEY_HEADER = "X-RunAgents-API-Key";

    private static final String BEARER = "Bearer ";

    private final ApiKeys keys;
    private final Tokens tokens;
    private final Caller caller;

    Authentication(ApiKeys keys, Tokens tokens, Caller caller) {
        this.keys = keys;
        this.tokens = tokens;
        this.caller = caller;
    }

    @ServerRequestFilter(preMatching = true, nonBlocking = true, priority = 100)
    public Uni<Void> authenticate(ContainerRequestContext request, RoutingContext http) {
        String presented = presented(request.getHeaders());
        Optional<Holder> holder = keys.holderOf(presented);
        if (holder.isEmpty() && tokens.areAccepted() && isToken(presented)) {
            return tokens.holderOf(http).invoke(caller::enters).replaceWithVoid();
        }
        caller.enters(holder.orElseThrow(ProblemException::unauthorized));
        return Uni.createFrom().voidItem();
    }

    private static String presented(MultivaluedMap<String, String> headers) {
        Stream<String> bearers = all(headers, HttpHeaders.AUTHORIZATION).stream()
                .filter(value -> value.regionMatches(true, 0, BEARER, 0, BEARER.length()))
                .map(value -> value.substring(BEARER.length()));
        List<String> different = Stream.concat(bearers, all(headers, KEY_HEADER).stream())
                .map(Authentication::withoutBlanks).distinct().toList();
        if (different.size() != 1) {
            throw ProblemException.unauthorized();
        }
        return different.get(0);
    }

    private static List<String> all(MultivaluedMap<String, String> headers, String name) {
        return Optional.ofNullable(headers.get(name)).orElse(List.of());
    }

    /** Spaces and tabs around a value are not part of it (RFC 9110, section 5.5); any other blank would be. */
    private static String withoutBlanks(String value) {
        return value.replaceAll("^[ \t]+|[ \t]+$", "");
    }

    /** Whether it looks like a signed JWT: anything else is not worth asking the issuer's keys for. */
    private static boolean isToken(String presented) {
        return presented.matches("[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]*");
    }
}
