package dev.slipway.quota;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

import org.jboss.resteasy.reactive.server.ServerRequestFilter;

import dev.slipway.access.Caller;
import dev.slipway.problem.ProblemException;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpServerRequest;

/**
 * Lets a workspace send only so many long bodies at once. One that is still coming holds a thread of this replica, so that
 * slow ones could take all of them from the others; a short one waits without.
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
    public void count(HttpServerRequest http) {
        if (!AnnouncedBody.isLong(http)) {
            return;
        }
        String workspace = caller.workspace().name();
        AtomicBoolean over = new AtomicBoolean();
        http.end().onComplete(complete -> end(workspace, over));
        current.getCurrent().addEndHandler(answered -> end(workspace, over));
        if (open.merge(workspace, 1, Integer::sum) > MOST) {
            throw ProblemException.tooManyRequests("too_many_uploads", "workspace " + workspace + " sends more than " + MOST
                    + " request bodies at once, which is the limit; send fewer at a time", RETRY_SECONDS);
        }
    }

    /** The body is complete, or the connection is closed: whichever comes first. */
    private void end(String workspace, AtomicBoolean over) {
        if (over.compareAndSet(false, true)) {
            open.computeIfPresent(workspace, (name, count) -> count > 1 ? count - 1 : null);
        }
    }
}
