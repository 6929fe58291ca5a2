package dev.slipway.plan.go;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

import dev.slipway.plan.BuildPlan;
import dev.slipway.plan.Language;
import dev.slipway.plan.PlanRequest;
import dev.slipway.plan.Requirement;
import dev.slipway.plan.Warning;
import dev.slipway.plan.go.GoProject.Modules;

/** Agents written in Go. */
public final class Go implements Language {

    @Override
    public String name() {
        return "go";
    }

    @Override
    public String looksFor() {
        return "Go (go.mod, *.go)";
    }

    @Override
    public boolean recognises(PlanRequest request) {
        return request.entryPoint().map(Paths::isGo)
                .orElseGet(() -> request.source().pathsEndingWith(".go").findAny().isPresent());
    }

    @Override
    public boolean leads(PlanRequest request) {
        return request.source().contains("go.mod");
    }

    @Override
    public BuildPlan plan(PlanRequest request) {
        GoProject project = GoProject.of(request);
        GoVersion version = GoVersion.of(project.module(), project.modules() == Modules.AFRESH);
        List<Requirement> requirements = GoRequirements.of(project);
        SortedMap<String, String> generated = new TreeMap<>();
        if (project.module().isEmpty()) {
            generated.put(GoMod.FILE, "module %s%n%ngo %s%n".formatted(project.moduleName(), version.text())
                    .replace("\r\n", "\n"));
        }
        List<String> imports = project.imports().map(GoFile.Import::path).toList();
        Optional<String> framework = GoFramework.among(imports, request.framework()).map(GoFramework::name);
        return new BuildPlan(name(), version.text(), framework, project.program().file().path(), GoDockerfile.COMMAND,
                version.image(), "go", requirements, List.of(), new GoDockerfile(project, version).text(), generated,
                warnings(request, project));
    }

    private static List<Warning> warnings(PlanRequest request, GoProject project) {
        List<Warning> warnings = new ArrayList<>(project.program().warnings());
        String sums = Paths.in(project.root(), GoMod.FILE);
        if (project.modules() == Modules.AFRESH && project.module().isEmpty()) {
            warnings.add(new Warning("no_go_mod", "without a go.mod the newest versions of what is imported are taken; run"
                    + " go mod init and go mod tidy, and send both files", project.program().file().path(), null));
        } else if (project.modules() == Modules.AFRESH) {
            warnings.add(new Warning("no_lockfile", "without go.sum nothing says that the modules are the ones you tested;"
                    + " run go mod tidy and send it", sums, null));
        }
        if (project.needsC()) {
            warnings.add(new Warning("needs_c", "C code is linked in; the program is static all the same", sums, null));
        }
        if (request.requirements().filter(text -> !text.isBlank()).isPresent()) {
            warnings.add(new Warning("requirements_ignored",
                    "requirements are pip's; a Go agent declares its modules in go.mod", null, null));
        }
        return warnings;
    }
}
