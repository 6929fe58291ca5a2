package dev.slipway.access;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;

import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

import io.vertx.core.http.HttpServerRequest;

/** Counts requests around {@link Authentication}: by address before it, by key after it. */
public class RateFilters {

    private static final int UNAUTHORIZED = 401;

    private final RateLimits limits;
    private final Caller caller;

    RateFilters(RateLimits limits, Caller caller) {
        this.limits = limits;
        this.caller = caller;
    }

    @ServerRequestFilter(preMatching = true, nonBlocking = true, priority = 90)
    public void beforeTheKeyIsLookedAt(ContainerRequestContext request, HttpServerRequest http) {
        limits.admit(RemoteAddress.of(http), credential(request));
    }

    @ServerRequestFilter(preMatching = true, nonBlocking = true, priority = 150)
    public void onceTheKeyIsKnown(ContainerRequestContext request) {
        limits.count(caller.name());
    }

    @ServerResponseFilter
    public void learn(ContainerRequestContext request, ContainerResponseContext response, HttpServerRequest http) {
        if (response.getStatus() == UNAUTHORIZED) {
            limits.failed(RemoteAddress.of(http));
        } else if (caller.workspace() != null) {
            limits.succeeded(RemoteAddress.of(http), credential(request));
        }
    }

    /** Whatever the client shows, good or not. */
    private static String credential(ContainerRequestContext request) {
        return request.getHeaderString(HttpHeaders.AUTHORIZATION) + " "
                + request.getHeaderString(Authentication.KEY_HEADER);
    }
}
