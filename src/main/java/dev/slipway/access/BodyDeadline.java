package dev.slipway.access;

import jakarta.enterprise.event.Observes;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;

/**
 * Closes the connection of a client that takes too long to send its body. An idle timeout does not: a byte now and then is
 * enough to outlive it, and a long body that is not complete holds a thread.
 */
class BodyDeadline {

    /** Before everything else. */
    private static final int FIRST = 1000;

    private final ApiLimits limits;

    BodyDeadline(ApiLimits limits) {
        this.limits = limits;
    }

    void register(@Observes Filters filters) {
        filters.register(this::watch, FIRST);
    }

    private void watch(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (!request.isEnded() && limits.bodyTimeout().toMillis() > 0) {
            long timer = context.vertx().setTimer(limits.bodyTimeout().toMillis(),
                    due -> request.connection().close());
            request.end().onComplete(over -> context.vertx().cancelTimer(timer));
        }
        context.next();
    }
}
