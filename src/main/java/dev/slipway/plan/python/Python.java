package dev.slipway.plan.python;

import java.util.List;

import dev.slipway.plan.BuildPlan;
import dev.slipway.plan.Language;
import dev.slipway.plan.PlanRequest;
import dev.slipway.plan.python.source.RunTimeFiles;

/** Agents written in Python. */
public final class Python implements Language {

    private static final List<String> MANIFESTS = List.of("requirements.txt", "pyproject.toml", "Pipfile", "setup.py",
            "setup.cfg", "uv.lock", "poetry.lock", "pdm.lock", "environment.yml");

    @Override
    public String name() {
        return "python";
    }

    @Override
    public String looksFor() {
        return "Python (*.py)";
    }

    @Override
    public boolean recognises(PlanRequest request) {
        return request.entryPoint().map(path -> path.endsWith(".py"))
                .orElseGet(() -> request.source().pathsEndingWith(".py").findAny().isPresent());
    }

    @Override
    public boolean leads(PlanRequest request) {
        return MANIFESTS.stream().anyMatch(request.source()::contains) || request.source().pathsEndingWith(".py")
                .anyMatch(path -> path.folder().isEmpty() && !RunTimeFiles.isForAuthors(path.value()));
    }

    @Override
    public BuildPlan plan(PlanRequest request) {
        return new PythonPlan(request).make();
    }
}
