package dev.slipway.problem;

import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import jakarta.inject.Singleton;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.MultivaluedMap;

import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Refuses a parameter of the query that is empty, or that is given twice where the route takes one. The framework takes an
 * empty one for none and the first of two, so that a filter which a script left empty would show everything.
 */
@Singleton
public class QueryCheck {

    private final Map<Method, List<Declared>> routes = new ConcurrentHashMap<>();

    /** One parameter as a route takes it. */
    private record Declared(String name, boolean repeatable) {
    }

    @ServerRequestFilter(nonBlocking = true, priority = 200)
    public void check(ResourceInfo route, ContainerRequestContext request) {
        MultivaluedMap<String, String> query = request.getUriInfo().getQueryParameters();
        if (!query.isEmpty()) {
            routes.computeIfAbsent(route.getResourceMethod(), QueryCheck::declaredBy)
                    .forEach(parameter -> check(parameter, query.getOrDefault(parameter.name(), List.of())));
        }
    }

    private static List<Declared> declaredBy(Method route) {
        return Stream.of(route.getParameters()).filter(parameter -> parameter.isAnnotationPresent(QueryParam.class))
                .map(QueryCheck::declared).toList();
    }

    private static Declared declared(Parameter parameter) {
        return new Declared(parameter.getAnnotation(QueryParam.class).value(),
                Collection.class.isAssignableFrom(parameter.getType()));
    }

    private static void check(Declared parameter, List<String> given) {
        String name = parameter.name();
        if (given.size() > 1 && !parameter.repeatable()) {
            throw ProblemException.badField(name, name + " is given more than once; give it once");
        }
        if (given.stream().anyMatch(String::isEmpty)) {
            throw ProblemException.badField(name, name + " is empty; give it a value, or leave it out");
        }
    }
}
