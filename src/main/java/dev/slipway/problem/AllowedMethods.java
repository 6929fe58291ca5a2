package dev.slipway.problem;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import jakarta.inject.Singleton;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * Says in {@code Allow} exactly which methods an address takes: for 405, where RFC 9110 (section 15.5.6) demands it and the
 * framework is silent, or takes a wrong method for a wrong address; and for OPTIONS, where it names those of neighbouring
 * routes too.
 */
@Singleton
public class AllowedMethods {

    private volatile List<Route> routes;

    @ServerResponseFilter
    public void allow(ContainerRequestContext request, ContainerResponseContext response) {
        String method = request.getMethod();
        boolean asked = method.equals(HttpMethod.OPTIONS) && response.getStatus() == 200;
        if (!asked && response.getStatus() != 404 && response.getStatus() != 405) {
            return;
        }
        Set<String> methods = methodsOf(request.getUriInfo().getRequestUri().getRawPath());
        response.getHeaders().remove(HttpHeaders.ALLOW);
        if (methods.isEmpty()) {
            answer(response, 404);
            return;
        }
        if (!methods.contains(method)) {
            answer(response, 405);
        }
        if (asked || response.getStatus() == 405) {
            response.getHeaders().putSingle(HttpHeaders.ALLOW, String.join(", ", methods));
        }
    }

    private static void answer(ContainerResponseContext response, int status) {
        response.setStatus(status);
        response.setEntity(ProblemMappers.ofStatus(status), null, MediaType.APPLICATION_JSON_TYPE);
    }

    /** Where several templates fit an address, the one that says more of it in plain text is meant. */
    private Set<String> methodsOf(String path) {
        List<Route> fitting = known().stream().filter(route -> route.serves(path)).toList();
        int fewest = fitting.stream().mapToInt(Route::parameters).min().orElse(0);
        Set<String> methods = fitting.stream().filter(route -> route.parameters() == fewest).map(Route::method)
                .collect(Collectors.toCollection(TreeSet::new));
        if (methods.contains(HttpMethod.GET)) {
            methods.add(HttpMethod.HEAD);
        }
        if (!methods.isEmpty()) {
            methods.add(HttpMethod.OPTIONS);
        }
        return methods;
    }

    private List<Route> known() {
        List<Route> found = routes;
        if (found == null) { // two requests at once find the same
            found = Route.all();
            routes = found;
        }
        return found;
    }
}
