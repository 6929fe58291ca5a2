package dev.slipway.plan.node;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

import dev.slipway.plan.BuildPlan;
import dev.slipway.plan.Language;
import dev.slipway.plan.PlanRequest;
import dev.slipway.plan.Rejection;
import dev.slipway.plan.Requirement;
import dev.slipway.plan.SourcePath;
import dev.slipway.plan.SourceTree;
import dev.slipway.plan.Warning;

/** Agents written in JavaScript or TypeScript, for Node.js. */
public final class Node implements Language {

    @Override
    public String name() {
        return "node";
    }

    @Override
    public String looksFor() {
        return "Node.js (package.json, *.js, *.ts)";
    }

    /** Without a named entry point, scripts beside Python or Go are taken for those programs' web pages. */
    @Override
    public boolean recognises(PlanRequest request) {
        SourceTree source = request.source();
        return request.entryPoint().map(EntryFiles::isScript).orElseGet(() -> {
            boolean other = source.contains("go.mod") || source.pathsEndingWith(".go").findAny().isPresent();
            boolean script = source.files().keySet().stream().anyMatch(EntryFiles::isScript);
            boolean manifest = source.contains(PackageJson.FILE) || source.pathsEndingWith("/" + PackageJson.FILE)
                    .anyMatch(path -> !EntryFiles.isForeign(path.value()));
            return !other && (script || manifest);
        });
    }

    @Override
    public boolean leads(PlanRequest request) {
        return request.source().contains(PackageJson.FILE);
    }

    @Override
    public BuildPlan plan(PlanRequest request) {
        Project project = Project.of(request);
        rejectUnusualFolder(project);
        Modules modules = new Modules(request.source());
        Tool tool = Tool.of(request.source(), project);
        NodeVersion version = NodeVersion.of(request.source(), project);
        Start start = new StartChoice(project, tool.manager(), modules).of(request);
        NodeRequirements reader = new NodeRequirements(project, modules);
        List<Requirement> requirements = reader.of(request, start);
        SortedMap<String, String> generated = generated(project, modules, start, requirements);

        boolean installs = installs(project, tool, requirements, start);
        Set<String> packages = packages(project, requirements);
        NodeDockerfile dockerfile = new NodeDockerfile(version.image(), project, new Installer(tool),
                Manifests.of(project, tool), installs, start, packages);
        List<Warning> warnings = new ArrayList<>(version.warnings());
        warnings.addAll(start.warnings());
        warnings.addAll(reader.undeclared(start));
        warnings.addAll(NodeWarnings.of(request, project, modules, start, requirements));
        if (installs && project.manifest().isPresent()) {
            warnings.addAll(tool.warnings());
        }
        return new BuildPlan(name(), Integer.toString(version.major()), framework(packages, request), start.entryPoint(),
                start.command(), version.image(), tool.manager().label(), requirements, SystemPackages.of(packages),
                dockerfile.text(), generated, warnings);
    }

    private static Optional<String> framework(Set<String> packages, PlanRequest request) {
        return NodeFramework.among(packages, request.framework()).map(NodeFramework::name);
    }

    private static void rejectUnusualFolder(Project project) {
        if (!project.home().isEmpty() && !Manifests.isPlain(project.home())) {
            throw Rejection.of("invalid_folder_name", "files", "folder " + SourcePath.quoted(project.home())
                    + " holds the package that starts and must be named with letters, digits and . _ - @ only").raise();
        }
    }

    private static boolean installs(Project project, Tool tool, List<Requirement> requirements, Start start) {
        boolean development = start.build() != Start.Build.NONE
                && project.manifests().anyMatch(manifest -> !manifest.devDependencies().isEmpty());
        return !requirements.isEmpty() || tool.lock().isPresent() || project.isWorkspace() || development;
    }

    private static Set<String> packages(Project project, List<Requirement> requirements) {
        Set<String> packages = new HashSet<>();
        requirements.forEach(one -> packages.add(one.packageName()));
        project.manifests().forEach(manifest -> packages.addAll(manifest.dependencyNames()));
        return packages;
    }

    private static SortedMap<String, String> generated(Project project, Modules modules, Start start,
            List<Requirement> requirements) {
        SortedMap<String, String> generated = new TreeMap<>();
        if (project.manifest().isEmpty()) {
            generated.put(PackageJson.FILE, GeneratedManifest.of(requirements, modules, start.entryPoint()));
        }
        boolean foreign = project.source().files().keySet().stream().anyMatch(EntryFiles::isForeign);
        if (foreign && !project.source().contains(".dockerignore")) {
            generated.put(".dockerignore", "**/node_modules\n");
        }
        return generated;
    }
}
