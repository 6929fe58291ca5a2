package dev.slipway.metrics;

import java.util.Set;

import jakarta.enterprise.event.Observes;

import io.quarkus.micrometer.runtime.binder.vertx.HttpRequestMetric;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;

/**
 * Leaves requests out of the metrics whose method no standard knows. Micrometer remembers each set of labels that it was
 * ever asked for, a filter on them notwithstanding, so that anybody could fill the memory with words of his own.
 */
class MadeUpMethods {

    /** One of {@code quarkus.micrometer.binder.http-server.ignore-patterns}. */
    private static final String IGNORED = "/made-up-method";

    private static final Set<HttpMethod> KNOWN = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.POST, HttpMethod.PUT,
            HttpMethod.PATCH, HttpMethod.DELETE, HttpMethod.OPTIONS, HttpMethod.TRACE, HttpMethod.CONNECT);

    private static final int FIRST = 2000;

    void register(@Observes Filters filters) {
        filters.register(MadeUpMethods::watch, FIRST);
    }

    private static void watch(RoutingContext context) {
        HttpRequestMetric metric = HttpRequestMetric.getRequestMetric(context);
        if (metric != null && !KNOWN.contains(context.request().method())) {
            metric.setTemplatePath(IGNORED);
        }
        context.next();
    }
}
