package dev.slipway.plan.node;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.slipway.plan.PlanRequest;
import dev.slipway.plan.Requirement;
import dev.slipway.plan.Requirement.Confidence;
import dev.slipway.plan.Requirement.Source;
import dev.slipway.plan.Warning;
import dev.slipway.plan.node.PackageJson.Dependency;
import dev.slipway.plan.node.imports.ModuleImport;

/**
 * What is installed and why: what {@code package.json} declares, or, without one, the packages that the entry point and
 * the files that it leads to import. In npm an import begins with its package's name, so no table is needed.
 */
final class NodeRequirements {

    private final Project project;
    private final Modules modules;

    NodeRequirements(Project project, Modules modules) {
        this.project = project;
        this.modules = modules;
    }

    List<Requirement> of(PlanRequest request, Start start) {
        return project.manifest().isPresent() ? declared(start) : imported(request, start.entryPoint());
    }

    /** Packages that are imported although no manifest declares them. */
    List<Warning> undeclared(Start start) {
        if (project.manifest().isEmpty() || project.isWorkspace()) {
            return List.of();
        }
        Map<String, Warning> warnings = new LinkedHashMap<>();
        Set<String> known = new HashSet<>();
        project.manifests().forEach(manifest -> {
            known.addAll(manifest.dependencyNames());
            known.addAll(manifest.devDependencyNames());
            manifest.root().field("peerDependencies").ifPresent(peers -> known.addAll(peers.fields().keySet()));
            manifest.string("name").ifPresent(known::add);
        });
        forEachPackage(start.entryPoint(), (name, file, line) -> {
            if (!known.contains(name)) {
                warnings.putIfAbsent(name, new Warning("undeclared_dependency", "imports " + name
                        + ", which package.json does not declare", file, line));
            }
        });
        return List.copyOf(warnings.values());
    }

    private List<Requirement> declared(Start start) {
        PackageJson manifest = project.manifest().orElseThrow();
        Stream<Dependency> development = start.withDevelopment() ? manifest.devDependencies().stream() : Stream.empty();
        return Stream.concat(manifest.dependencies().stream(), development)
                .map(one -> new Requirement(one.range().isEmpty() ? one.name() : one.name() + "@" + one.range(), one.name(),
                        null, manifest.path().value(), one.line(), Source.DECLARED, Confidence.HIGH))
                .toList();
    }

    private List<Requirement> imported(PlanRequest request, String entry) {
        Map<String, Requirement> found = new LinkedHashMap<>();
        forEachPackage(entry, (name, file, line) -> found.putIfAbsent(name, named(name, file, line)));
        request.framework().flatMap(NodeFramework::hinted).filter(hinted -> !hinted.isIn(found.keySet()))
                .map(hinted -> hinted.packages().get(0)).ifPresent(name -> found.put(name,
                        new Requirement(name, name, null, null, null, Source.FRAMEWORK, Confidence.MEDIUM)));
        return new ArrayList<>(found.values());
    }

    private static Requirement named(String name, String file, int line) {
        boolean curated = NodeFramework.ALL.stream().anyMatch(one -> one.packages().contains(name));
        return new Requirement(name, name, name, file, line, curated ? Source.CURATED : Source.NAME,
                curated ? Confidence.HIGH : Confidence.MEDIUM);
    }

    private void forEachPackage(String entry, Found found) {
        Set<String> aliases = aliases();
        for (String file : modules.reachableFrom(entry)) {
            for (ModuleImport one : modules.scan(file).imports()) {
                boolean alias = aliases.stream().anyMatch(one.specifier()::startsWith)
                        || modules.resolve(project.home(), one.specifier()).isPresent();
                Optional<String> name = alias || one.isRelative() ? Optional.empty() : PackageName.of(one.specifier());
                name.ifPresent(text -> found.accept(text, file, one.line()));
            }
        }
    }

    /** How {@code paths} of {@code tsconfig.json} begin: such imports are files of the project. */
    private Set<String> aliases() {
        return project.source().text(Folders.in(project.home(), "tsconfig.json")).flatMap(JsonReader::readWithComments)
                .flatMap(config -> config.field("compilerOptions")).flatMap(options -> options.field("paths"))
                .map(Json::fields).orElse(Map.of()).keySet().stream().map(path -> path.replace("*", ""))
                .filter(path -> !path.isEmpty()).limit(50).collect(Collectors.toSet());
    }

    private interface Found {
        void accept(String name, String file, int line);
    }
}
