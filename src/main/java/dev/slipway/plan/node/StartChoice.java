package dev.slipway.plan.node;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import dev.slipway.plan.EntryPoints;
import dev.slipway.plan.PlanRequest;
import dev.slipway.plan.Warning;
import dev.slipway.plan.node.Start.Build;

/**
 * Decides how the agent starts: by the entry point that the client names, else by the {@code start} script, else by
 * {@code main} or {@code bin}, else by the usual file names. A named entry point is started through the script when the
 * script starts that very file.
 *
 * <p>
 * TypeScript that is built is started as JavaScript; what is not built is run by tsx. Node.js 22 can strip types itself,
 * but not enums, decorators, path aliases, or imports of {@code ./x.js} that mean {@code x.ts}: tsx takes all of them.
 */
final class StartChoice {

    static final String TSX = "tsx@4";

    private final Project project;
    private final PackageManager manager;
    private final Modules modules;
    private final TypeScript typeScript;
    private final List<Warning> warnings = new ArrayList<>();
    private final Set<String> tools = new LinkedHashSet<>();

    StartChoice(Project project, PackageManager manager, Modules modules) {
        this.project = project;
        this.manager = manager;
        this.modules = modules;
        this.typeScript = TypeScript.of(project);
    }

    Start of(PlanRequest request) {
        Optional<StartScript> script = project.manifest().flatMap(manifest -> StartScript.of(manifest, project));
        if (request.entryPoint().isPresent()) {
            String entry = request.entryPoint().get();
            return script.filter(one -> one.starts(entry, typeScript)).map(one -> scripted(one, Optional.of(entry)))
                    .orElseGet(() -> file(entry));
        }
        return script.map(one -> scripted(one, Optional.empty())).or(this::declared).orElseGet(this::detected);
    }

    private Start scripted(StartScript script, Optional<String> named) {
        Optional<String> output = script.missingFile(modules);
        Optional<String> source = named.or(() -> script.sourceFile(modules))
                .or(() -> output.flatMap(typeScript::sourceOf));
        Build build = output.isPresent() || script.needsBuild() ? build(output) : Build.NONE;
        if (build == Build.NONE && output.isPresent()) {
            throw StartScript.missing(output.get(), script.manifest().path().value()).raise();
        }
        List<String> command = script.command(manager, modules.source());
        boolean undeclared = command.get(0).equals("tsx") && !project.declares("tsx");
        if (undeclared || command.contains("tsx") && script.rewritten()) {
            tools.add(TSX);
        }
        if (command.get(0).equals("bun") && manager != PackageManager.BUN) {
            tools.add("bun@1");
        }
        script.warning().ifPresent(warnings::add);
        boolean development = script.needsDevelopment();
        return start(source.orElse(script.manifest().path().value()), command, build, development);
    }

    /** {@code main}, else {@code bin}; what a package that is no program (an MCP server, say) has instead of a script. */
    private Optional<Start> declared() {
        return project.manifest().flatMap(manifest -> {
            if (manifest.dependencyNames().contains("next")) {
                return Optional.of(start(manifest.path().value(), List.of("next", "start"), build(Optional.empty()), false));
            }
            return Stream.of(manifest.string("main"), manifest.program()).flatMap(Optional::stream)
                    .flatMap(path -> declared(path).stream()).findFirst();
        });
    }

    private Optional<Start> declared(String path) {
        Optional<String> found = modules.resolve(project.home(), path).filter(EntryFiles::isScript);
        if (found.isPresent()) {
            return found.map(this::file);
        }
        Build build = build(Optional.of(path));
        return build == Build.NONE ? Optional.empty()
                : Folders.resolve("", path).map(
                        output -> start(typeScript.sourceOf(output).orElse(PackageJson.FILE), List.of("node", output), build,
                                false));
    }

    private Start detected() {
        EntryFiles.Choice choice = EntryFiles.detect(modules, project.home());
        warnings.addAll(choice.warnings());
        return file(choice.file());
    }

    /** Starts a file of the tree: JavaScript as it is, TypeScript as what the compiler makes of it or through tsx. */
    private Start file(String entry) {
        EntryPoints.rejectUnsafe(entry);
        String path = Folders.relative(project.home(), entry);
        Optional<String> output = typeScript.outputOf(entry).filter(made -> compiled());
        if (output.isPresent()) {
            return start(entry, List.of("node", output.get()), build(output), false);
        }
        Build build = hasBuildScript() && !EntryFiles.isTypeScript(entry) ? Build.SCRIPT : Build.NONE;
        boolean direct = !EntryFiles.isTypeScript(entry);
        if (manager == PackageManager.BUN) {
            return start(entry, List.of(direct ? "node" : "bun", path), build, false);
        }
        if (direct && !path.endsWith(".jsx")) {
            return start(entry, List.of("node", path), build, false);
        }
        boolean declared = project.manifest().filter(manifest -> manifest.dependencyNames().contains("tsx")).isPresent();
        if (!declared) {
            tools.add(TSX);
        }
        return start(entry, List.of("tsx", path), build, false);
    }

    /** Whether the build is the TypeScript compiler's, so that its output's names are known. */
    private boolean compiled() {
        Optional<Script> script = project.manifest().filter(manifest -> manifest.hasScript("build"))
                .map(manifest -> Script.of(manifest, "build"));
        return script.map(build -> build.text().matches("(?s).*\\b(tsc|nest build)\\b.*")).orElseGet(typeScript::compiles);
    }

    private boolean hasBuildScript() {
        return project.manifest().filter(manifest -> manifest.hasScript("build")).isPresent();
    }

    private Build build(Optional<String> output) {
        if (hasBuildScript()) {
            return Build.SCRIPT;
        }
        return output.isPresent() && typeScript.compiles() ? Build.COMPILER : Build.NONE;
    }

    private Start start(String entry, List<String> command, Build build, boolean development) {
        return new Start(entry, command, build, development, tools, warnings);
    }
}
