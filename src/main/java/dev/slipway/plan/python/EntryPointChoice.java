package dev.slipway.plan.python;

import java.util.List;
import java.util.stream.Collectors;

import dev.slipway.plan.EntryPoints;
import dev.slipway.plan.PlanRequest;
import dev.slipway.plan.Rejection;
import dev.slipway.plan.SourcePath;
import dev.slipway.plan.SourceTree;

/**
 * Which file starts: the named one, or {@code main.py}, {@code app.py}, {@code agent.py}, or the only file with a main
 * guard, or the only file.
 */
final class EntryPointChoice {

    private static final List<String> USUAL = List.of("main.py", "app.py", "agent.py");
    private static final int MOST_CANDIDATES_SHOWN = 10;

    private EntryPointChoice() {
    }

    /** @throws Rejection.RejectedException if none or several come into question, or its name is unsafe */
    static String of(PlanRequest request) {
        String chosen = request.entryPoint().orElseGet(() -> detected(request.source()));
        EntryPoints.rejectUnsafe(chosen);
        return chosen;
    }

    private static String detected(SourceTree source) {
        return USUAL.stream().filter(source::contains).findFirst().orElseGet(() -> onlyOne(source));
    }

    private static String onlyOne(SourceTree source) {
        List<String> files = source.pathsEndingWith(".py").map(SourcePath::value).toList();
        List<String> guarded = files.stream().filter(file -> PythonText.of(source.text(file).orElse("")).hasMainGuard())
                .toList();
        if (guarded.size() == 1) {
            return guarded.get(0);
        }
        if (files.size() == 1) {
            return files.get(0);
        }
        throw ambiguous(guarded.isEmpty() ? files : guarded).raise();
    }

    private static Rejection ambiguous(List<String> candidates) {
        String shown = candidates.stream().limit(MOST_CANDIDATES_SHOWN).map(SourcePath::quoted)
                .collect(Collectors.joining(", "));
        String more = candidates.size() > MOST_CANDIDATES_SHOWN
                ? " and " + (candidates.size() - MOST_CANDIDATES_SHOWN) + " more"
                : "";
        return Rejection.of("entry_point_unclear", "entry_point",
                "cannot tell which file starts the agent; name one as entry_point: " + shown + more);
    }
}
