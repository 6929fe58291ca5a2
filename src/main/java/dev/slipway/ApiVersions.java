package dev.slipway;

import java.net.URI;

import jakarta.ws.rs.container.ContainerRequestContext;

import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Serves every route of {@code /api} under {@code /api/v1} as well, unchanged. */
public class ApiVersions {

    private static final String VERSIONED = "/api/v1";

    @ServerRequestFilter(preMatching = true, nonBlocking = true, priority = 50)
    public void withoutVersion(ContainerRequestContext request) {
        URI uri = request.getUriInfo().getRequestUri();
        String path = uri.getRawPath();
        if (path.equals(VERSIONED) || path.startsWith(VERSIONED + "/")) {
            String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
            request.setRequestUri(uri.resolve("/api" + path.substring(VERSIONED.length()) + query));
        }
    }
}
