package dev.slipway.access;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;

import org.jboss.resteasy.reactive.server.ServerRequestFilter;

import dev.slipway.problem.ProblemException;

/**
 * Lets a request to the API in when it carries a key, before its route is looked up and its body is read: whoever has no
 * key learns nothing else.
 */
public class Authentication {

    /** The second header is what existing clients of the API send. */
    public static final String KEY_HEADER = "X-RunAgents-API-Key";

    private static final String BEARER = "Bearer ";
    private static final Pattern MADE = Pattern.compile("slw_([0-9a-f]{8})_[0-9a-f]{64}");

    private final ApiKeys keys;
    private final Caller caller;

    Authentication(ApiKeys keys, Caller caller) {
        this.keys = keys;
        this.caller = caller;
    }

    @ServerRequestFilter(preMatching = true, nonBlocking = true, priority = 100)
    public void authenticate(ContainerRequestContext request) {
        String key = presented(request).orElseThrow(ProblemException::unauthorized);
        Workspace workspace = keys.workspaceOf(key).orElseThrow(ProblemException::unauthorized);
        caller.enters(workspace, name(key));
    }

    private static String name(String key) {
        Matcher made = MADE.matcher(key);
        return "key:" + (made.matches() ? made.group(1) : "configured");
    }

    private static Optional<String> presented(ContainerRequestContext request) {
        String authorization = request.getHeaderString(HttpHeaders.AUTHORIZATION);
        if (authorization != null && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return Optional.of(authorization.substring(BEARER.length()).strip());
        }
        return Optional.ofNullable(request.getHeaderString(KEY_HEADER)).map(String::strip);
    }
}
