package dev.slipway.access;

import java.lang.reflect.Method;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.ws.rs.container.ResourceInfo;

import org.jboss.resteasy.reactive.server.ServerRequestFilter;

import dev.slipway.problem.ProblemException;

/** Once a route is found and before its body is read: lets in who has the scope that the route {@link Needs}. */
public class ScopeCheck {

    private final Caller caller;
    private final Map<Method, Scope> needed = new ConcurrentHashMap<>();

    ScopeCheck(Caller caller) {
        this.caller = caller;
    }

    @ServerRequestFilter(nonBlocking = true, priority = 100)
    public void check(ResourceInfo route) {
        Scope scope = needed.computeIfAbsent(route.getResourceMethod(), ScopeCheck::neededBy);
        if (!caller.allows(scope)) {
            throw ProblemException.forbidden("missing_scope", "this needs the scope " + scope.text() + ", which "
                    + caller.name() + " does not have; use another key, or ask an administrator of your workspace for one");
        }
    }

    private static Scope neededBy(Method method) {
        return Optional.ofNullable(method.getAnnotation(Needs.class))
                .or(() -> Optional.ofNullable(method.getDeclaringClass().getAnnotation(Needs.class)))
                .map(Needs::value).orElse(Scope.ADMIN);
    }
}
