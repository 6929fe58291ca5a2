package dev.slipway.problem;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import org.jboss.resteasy.reactive.server.core.Deployment;
import org.jboss.resteasy.reactive.server.mapping.RuntimeResource;
import org.jboss.resteasy.reactive.server.util.RuntimeResourceVisitor;

import io.quarkus.resteasy.reactive.server.runtime.ResteasyReactiveRecorder;

/**
 * A method at an address.
 *
 * @param method such as {@code GET}
 * @param path what the address looks like, from its first slash on
 * @param parameters how many parts of it may be anything
 */
record Route(String method, Pattern path, int parameters) {

    private static final Pattern PARAMETER = Pattern.compile("\\{[^/}]*}");

    /** Every route of this service. */
    static List<Route> all() {
        Deployment deployment = ResteasyReactiveRecorder.getCurrentDeployment();
        List<Route> routes = new ArrayList<>();
        RuntimeResourceVisitor.visitRuntimeResources(deployment.getPrefix(), deployment.getClassMappers(),
                new RuntimeResourceVisitor() {
                    @Override
                    public void visitRuntimeResource(String method, String template, RuntimeResource resource) {
                        routes.add(of(method, template));
                    }
                });
        return List.copyOf(routes);
    }

    /** {@code /builds/{id}}: each parameter stands for one part of a path. */
    static Route of(String method, String template) {
        String[] literals = PARAMETER.split(template, -1);
        StringBuilder path = new StringBuilder(Pattern.quote(literals[0]));
        for (int i = 1; i < literals.length; i++) {
            path.append("[^/]+").append(Pattern.quote(literals[i]));
        }
        return new Route(method, Pattern.compile(path + "/?"), literals.length - 1);
    }

    boolean serves(String rawPath) {
        return path.matcher(rawPath).matches();
    }
}
