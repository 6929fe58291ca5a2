package dev.slipway.quota;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.ws.rs.container.ContainerRequestContext;

import org.jboss.resteasy.reactive.server.ServerRequestFilter;

import dev.slipway.access.Caller;
import dev.slipway.problem.ProblemException;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;

/**
 * Lets a workspace send only so many bodies at once. A long body that is still coming holds a thread of this replica, so
 * that slow ones could take all of them from the others.
 */
public class Uploads {

    private static final int MOST = 40;
    private static final int RETRY_SECONDS = 5;

    private final Caller caller;
    private final CurrentVertxRequest current;
    private final Map<String, Integer> open = new ConcurrentHashMap<>();

    Uploads(Caller caller, CurrentVertxRequest current) {
        this.caller = caller;
        this.current = current;
    }

    /** After authentication and before the body is read. */
    @ServerRequestFilter(preMatching = true, nonBlocking = true, priority = 190)
    public void count(ContainerRequestContext request, HttpServerRequest http) {
        if (http.isEnded()) {
            return; // it has no body, or all of it is here
        }
        String workspace = caller.workspace().name();
        RoutingContext routing = current.getCurrent();
        routing.addEndHandler(over -> open.computeIfPresent(workspace, (name, count) -> count > 1 ? count - 1 : null));
        if (open.merge(workspace, 1, Integer::sum) > MOST) {
            throw ProblemException.tooManyRequests("too_many_uploads", "workspace " + workspace + " sends more than " + MOST
                    + " request bodies at once, which is the limit; send fewer at a time", RETRY_SECONDS);
        }
    }
}
