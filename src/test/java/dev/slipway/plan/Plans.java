package dev.slipway.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Requests and their plans in few words, for tests. */
public final class Plans {

    private final Map<String, String> files = new LinkedHashMap<>();
    private Optional<String> entryPoint = Optional.empty();
    private Optional<String> requirements = Optional.empty();
    private Optional<String> framework = Optional.empty();

    public static Plans file(String path, String text) {
        return new Plans().and(path, text);
    }

    public Plans and(String path, String text) {
        files.put(path, text);
        return this;
    }

    public Plans startingWith(String path) {
        entryPoint = Optional.of(path);
        return this;
    }

    public Plans requiring(String text) {
        requirements = Optional.of(text);
        return this;
    }

    public Plans hinting(String hint) {
        framework = Optional.of(hint);
        return this;
    }

    public PlanRequest request() {
        return new PlanRequest(SourceTree.parse(files), entryPoint, requirements, framework);
    }

    public BuildPlan plan() {
        PlanResult result = Planner.standard().plan(request());
        assertThat(result).isInstanceOf(PlanResult.Planned.class);
        return ((PlanResult.Planned) result).plan();
    }

    public Rejection rejection() {
        PlanResult result = Planner.standard().plan(request());
        assertThat(result).isInstanceOf(PlanResult.Rejected.class);
        return ((PlanResult.Rejected) result).rejection();
    }

    /** What would be installed, one per line, in order. */
    public String requirements() {
        return plan().requirements().stream().map(Requirement::requirement).collect(Collectors.joining("\n"));
    }
}
