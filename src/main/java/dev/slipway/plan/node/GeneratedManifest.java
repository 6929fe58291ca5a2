package dev.slipway.plan.node;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import dev.slipway.plan.Requirement;

/** The {@code package.json} for a project without one: its packages, and whether its {@code .js} files are modules. */
final class GeneratedManifest {

    private GeneratedManifest() {
    }

    static String of(List<Requirement> requirements, Modules modules, String entry) {
        String dependencies = requirements.stream().map(one -> "    \"%s\": \"*\"".formatted(one.packageName())).sorted()
                .collect(Collectors.joining(",\n"));
        return """
                {
                  "name": "agent",
                  "private": true,
                  "type": "%s"%s
                }
                """.formatted(isModule(modules, entry) ? "module" : "commonjs",
                dependencies.isEmpty() ? "" : ",\n  \"dependencies\": {\n" + dependencies + "\n  }");
    }

    /**
     * Node.js reads a {@code .js} file as CommonJS unless {@code "type"} says otherwise. Files that use neither kind's words
     * run as either; TypeScript that imports but also uses {@code require} or {@code __dirname} is meant for CommonJS.
     */
    private static boolean isModule(Modules modules, String entry) {
        Set<String> reached = modules.reachableFrom(entry);
        boolean esm = reached.stream().anyMatch(path -> !fixed(path) && modules.scan(path).esm());
        boolean commonJsTypeScript = reached.stream()
                .anyMatch(path -> path.endsWith(".ts") && modules.scan(path).commonJs());
        return esm && !commonJsTypeScript;
    }

    private static boolean fixed(String path) {
        return path.matches(".*\\.[cm][jt]s");
    }
}
