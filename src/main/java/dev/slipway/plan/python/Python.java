package dev.slipway.plan.python;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

import dev.slipway.plan.BuildPlan;
import dev.slipway.plan.Language;
import dev.slipway.plan.PlanRequest;
import dev.slipway.plan.Requirement;

/** Agents written in Python. */
public final class Python implements Language {

    /** The documented default. */
    static final String VERSION = "3.11";

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
        String entryPoint = EntryPointChoice.of(request);
        WantedRequirements wanted = WantedRequirements.of(request);
        SortedMap<String, String> generated = new TreeMap<>();
        wanted.generated().ifPresent(text -> generated.put(WantedRequirements.FILE, text));
        List<String> command = List.of("python", entryPoint);
        String baseImage = "python:" + VERSION + "-slim";
        List<Requirement> requirements = wanted.requirements();
        String dockerfile = PipDockerfile.of(baseImage, wanted.present(), command);
        return new BuildPlan(name(), VERSION, Optional.empty(), entryPoint, command, baseImage, "pip", requirements,
                List.of(), dockerfile, generated, List.of());
    }
}
