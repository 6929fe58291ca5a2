package dev.slipway.plan.python;

import dev.slipway.plan.BuildPlan;
import dev.slipway.plan.Language;
import dev.slipway.plan.PlanRequest;

/** Agents written in Python. */
public final class Python implements Language {

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
    public BuildPlan plan(PlanRequest request) {
        return new PythonPlan(request).make();
    }
}
