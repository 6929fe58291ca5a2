package dev.slipway.plan.node;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.slipway.plan.Rejection;
import dev.slipway.plan.SourcePath;
import dev.slipway.plan.SourceTree;

/**
 * A {@code package.json}, as npm reads it (docs.npmjs.com, "package.json"). Fields of a wrong type count as absent, as they
 * do for npm.
 *
 * @param path where it stands among the files
 * @param root its object
 */
record PackageJson(SourcePath path, Json root) {

    static final String FILE = "package.json";

    /**
     * One declared dependency.
     *
     * @param name such as {@code @anthropic-ai/sdk}
     * @param range such as {@code ^0.30.0}
     * @param line 1-based line of the declaration
     */
    record Dependency(String name, String range, int line) {
    }

    /**
     * The one in this folder, when there is one.
     *
     * @throws Rejection.RejectedException if it is no JSON object
     */
    static Optional<PackageJson> in(SourceTree source, String folder) {
        String path = Folders.in(folder, FILE);
        return source.text(path).map(text -> {
            Json root = JsonReader.read(path, text);
            if (!root.isObject()) {
                throw Rejection.of("invalid_package_json", "files",
                        SourcePath.quoted(path) + " must hold a JSON object").raise();
            }
            return new PackageJson(new SourcePath(path), root);
        });
    }

    Optional<String> string(String field) {
        return root.string(field);
    }

    Optional<String> script(String name) {
        return root.field("scripts").flatMap(scripts -> scripts.string(name));
    }

    boolean hasScript(String name) {
        return script(name).isPresent();
    }

    /** What {@code engines.node} says. */
    Optional<Json> engine() {
        return root.field("engines").flatMap(engines -> engines.field("node"));
    }

    /** The only program that the package offers, or the one called like it. */
    Optional<String> program() {
        return root.field("bin").flatMap(bin -> {
            if (bin.fields().size() == 1) {
                return bin.fields().values().iterator().next().string();
            }
            return bin.string().or(() -> string("name").flatMap(bin::string));
        });
    }

    /** What runs in production: {@code dependencies} and {@code optionalDependencies}. */
    List<Dependency> dependencies() {
        return Stream.of("dependencies", "optionalDependencies").flatMap(this::declared).toList();
    }

    List<Dependency> devDependencies() {
        return declared("devDependencies").toList();
    }

    Set<String> dependencyNames() {
        return dependencies().stream().map(Dependency::name).collect(Collectors.toSet());
    }

    Set<String> devDependencyNames() {
        return devDependencies().stream().map(Dependency::name).collect(Collectors.toSet());
    }

    boolean declares(String name) {
        return dependencyNames().contains(name) || devDependencyNames().contains(name);
    }

    private Stream<Dependency> declared(String field) {
        Map<String, Json> declared = root.field(field).map(Json::fields).orElse(Map.of());
        return declared.entrySet().stream().filter(entry -> entry.getValue().kind() == Json.Kind.STRING)
                .map(entry -> new Dependency(entry.getKey(), entry.getValue().text().strip(), entry.getValue().line()));
    }
}
