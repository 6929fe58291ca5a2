package dev.slipway.quota;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

import org.jboss.resteasy.reactive.server.ServerRequestFilter;

import dev.slipway.access.Caller;
import dev.slipway.problem.ProblemException;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpServerRequest;

/**
 * Keeps the request bodies that are worked on at once from filling the heap. Each counts with its announced length, from
 * before it is read until it is answered. A workspace may hold half of the room, so that others find some; a single body is
 * taken however small the heap is.
 */
public class HeapShare {

    /** What a body costs of the heap for each byte, at worst: text as UTF-16, also in parts; files as bytes; the archive. */
    private static final int COST = 16;
    private static final int RETRY_SECONDS = 5;

    private final Quotas quotas;
    private final Caller caller;
    private final CurrentVertxRequest current;
    private final long room = Runtime.getRuntime().maxMemory() / COST;
    /** Bytes by workspace; guarded by itself. */
    private final Map<String, Long> held = new HashMap<>();

    HeapShare(Quotas quotas, Caller caller, CurrentVertxRequest current) {
        this.quotas = quotas;
        this.caller = caller;
        this.current = current;
    }

    /** After what is too long was refused and before the body is read. */
    @ServerRequestFilter(preMatching = true, nonBlocking = true, priority = 210)
    public void take(HttpServerRequest http) {
        if (!AnnouncedBody.isLong(http)) {
            return;
        }
        String workspace = caller.workspace().name();
        long length = length(http.getHeader("Content-Length"));
        synchronized (held) {
            long own = held.getOrDefault(workspace, 0L);
            long all = held.values().stream().mapToLong(Long::longValue).sum();
            if (own > 0 && own + length > room / 2) {
                throw ProblemException.tooManyRequests("too_many_uploads", "workspace " + workspace + " sends more in request"
                        + " bodies at once than this replica has memory for; send fewer at a time", RETRY_SECONDS);
            }
            if (all > 0 && all + length > room) {
                throw ProblemException.unavailable("busy",
                        "this replica has no memory for another request body of this length right now; try again");
            }
            held.put(workspace, own + length);
        }
        AtomicBoolean over = new AtomicBoolean();
        current.getCurrent().addEndHandler(answered -> give(workspace, length, over));
    }

    /** One that comes in chunks may become as long as any. */
    private long length(String announced) {
        return announced == null ? quotas.of(caller.workspace()).bytesPerRequest() : Long.parseLong(announced);
    }

    private void give(String workspace, long length, AtomicBoolean over) {
        if (over.compareAndSet(false, true)) {
            synchronized (held) {
                held.computeIfPresent(workspace, (name, bytes) -> bytes > length ? bytes - length : null);
            }
        }
    }
}
