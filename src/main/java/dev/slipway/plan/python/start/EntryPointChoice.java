package dev.slipway.plan.python.start;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import dev.slipway.plan.EntryPoints;
import dev.slipway.plan.PlanRequest;
import dev.slipway.plan.Rejection;
import dev.slipway.plan.SourcePath;
import dev.slipway.plan.python.source.LocalModules;
import dev.slipway.plan.python.source.PythonFile;
import dev.slipway.plan.python.source.PythonSources;
import dev.slipway.plan.python.source.RunTimeFiles;

/**
 * Which file starts. The named one; else {@code manage.py} of a Django project, the one that a Procfile starts, the
 * documented {@code main.py}, {@code app.py}, {@code agent.py}; else the one for which most speaks: what it holds, its
 * name, its folder, and that no other file imports it.
 */
public final class EntryPointChoice {

    private static final int MOST_CANDIDATES_SHOWN = 10;

    private final PythonSources sources;
    private final LocalModules modules;
    private final Optional<Framework> hint;

    private EntryPointChoice(PythonSources sources, LocalModules modules, Optional<Framework> hint) {
        this.sources = sources;
        this.modules = modules;
        this.hint = hint;
    }

    /** @throws Rejection.RejectedException if none or several come into question, or its name is unsafe */
    public static EntryPoint of(PlanRequest request, PythonSources sources, LocalModules modules) {
        EntryPoint chosen = request.entryPoint()
                .map(path -> new EntryPoint(path, true, "the request names it", List.of())).orElseGet(
                        () -> new EntryPointChoice(sources, modules, request.framework().flatMap(Framework::ofHint)).choose());
        EntryPoints.rejectUnsafe(chosen.path());
        return chosen;
    }

    private EntryPoint choose() {
        List<Candidate> ranked = ranked();
        Optional<EntryPoint> certain = django(ranked).or(() -> procfile(ranked));
        if (certain.isPresent()) {
            return certain.get();
        }
        if (ranked.size() == 1) {
            return chosen(ranked, "it is the only Python file");
        }
        Candidate best = ranked.get(0);
        if (best.score() == 0 || best.score() == ranked.get(1).score()) {
            int score = best.score();
            throw unclear(ranked.stream().filter(one -> one.score() == score).map(Candidate::path).toList()).raise();
        }
        return chosen(ranked, best.reason());
    }

    private List<Candidate> ranked() {
        List<PythonFile> files = sources.all().stream().filter(file -> !RunTimeFiles.isForAuthors(file.path())).toList();
        List<PythonFile> considered = files.isEmpty() ? List.copyOf(sources.all()) : files;
        Set<String> imported = imported(considered);
        return considered.stream().map(file -> Candidate.of(file, imported.contains(file.path()), hint))
                .sorted(Candidate.BEST_FIRST).toList();
    }

    private Set<String> imported(List<PythonFile> files) {
        Set<String> imported = new HashSet<>();
        for (PythonFile file : files) {
            file.scan().imports().stream().flatMap(one -> modules.filesOf(one).stream())
                    .filter(path -> !path.equals(file.path())).forEach(imported::add);
        }
        return imported;
    }

    private Optional<EntryPoint> django(List<Candidate> ranked) {
        return sources.file("manage.py").filter(file -> file.code().has("django.core.management"))
                .map(file -> new EntryPoint("manage.py", false, "it is the manage.py of a Django project",
                        alternatives(ranked, "manage.py")));
    }

    private Optional<EntryPoint> procfile(List<Candidate> ranked) {
        return sources.tree().text("Procfile").flatMap(text -> Procfile.entryPoint(text, sources))
                .map(path -> new EntryPoint(path, false, "the Procfile starts it", alternatives(ranked, path)));
    }

    private static EntryPoint chosen(List<Candidate> ranked, String reason) {
        String path = ranked.get(0).path();
        return new EntryPoint(path, false, reason, alternatives(ranked, path));
    }

    private static List<String> alternatives(List<Candidate> ranked, String chosen) {
        return ranked.stream().filter(one -> one.score() > 0 && !one.path().equals(chosen)).map(Candidate::path)
                .limit(MOST_CANDIDATES_SHOWN).toList();
    }

    private static Rejection unclear(List<String> candidates) {
        String shown = candidates.stream().limit(MOST_CANDIDATES_SHOWN).map(SourcePath::quoted)
                .collect(Collectors.joining(", "));
        String more = candidates.size() > MOST_CANDIDATES_SHOWN
                ? " and " + (candidates.size() - MOST_CANDIDATES_SHOWN) + " more"
                : "";
        return Rejection.of("entry_point_unclear", "entry_point",
                "cannot tell which file starts the agent; name one as entry_point: " + shown + more);
    }
}
