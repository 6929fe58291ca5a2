package dev.slipway.audit;

import java.util.Optional;
import java.util.Set;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;

import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.mapping.RuntimeResource;
import org.jboss.resteasy.reactive.server.mapping.URITemplate;

import dev.slipway.access.Caller;
import dev.slipway.access.RemoteAddress;
import io.vertx.core.http.HttpServerRequest;

/** Sees to it that what changes something, shows something sensitive or was refused is written down. */
public class AuditFilter {

    private static final int FORBIDDEN = 403;
    private static final Set<Integer> REFUSED = Set.of(401, FORBIDDEN, 429);
    private static final String UNKNOWN = "unknown";

    private final AuditTrail trail;
    private final Caller caller;

    AuditFilter(AuditTrail trail, Caller caller) {
        this.trail = trail;
        this.caller = caller;
    }

    @ServerResponseFilter
    public void note(ContainerRequestContext request, ContainerResponseContext response, HttpServerRequest http) {
        String address = RemoteAddress.of(http).text();
        int status = response.getStatus();
        if (caller.workspace() == null) {
            if (REFUSED.contains(status)) {
                trail.refused(null, UNKNOWN, AuditAction.FAILED_AUTHENTICATION, null, address, status);
            }
            return;
        }
        action(request.getMethod(), status).ifPresent(action -> {
            String thing = thing(request, response);
            if (REFUSED.contains(status)) {
                trail.refused(caller.workspace().name(), caller.name(), action, thing, address, status);
            } else {
                trail.done(caller.workspace().name(), caller.name(), action, thing, address, status);
            }
        });
    }

    private static Optional<String> action(String method, int status) {
        Optional<String> known = route().flatMap(route -> AuditAction.of(method, route));
        return known.isEmpty() && status == FORBIDDEN ? Optional.of(AuditAction.DENIED) : known;
    }

    /** As the resource declares it; there is none where the request was refused before it was looked up. */
    private static Optional<String> route() {
        ResteasyReactiveRequestContext context = CurrentRequestManager.get();
        RuntimeResource target = context == null ? null : context.getTarget();
        return Optional.ofNullable(target).map(found -> template(found.getClassPath()) + "/" + template(found.getPath()));
    }

    private static String template(URITemplate path) {
        return path == null ? "" : path.template;
    }

    private static String thing(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getEntity() instanceof AuditSubject subject) {
            return subject.auditSubject();
        }
        return request.getUriInfo().getPathParameters().values().stream().flatMap(values -> values.stream()).findFirst()
                .orElse(null);
    }
}
