package dev.slipway.plan.python.imports;

import java.util.ArrayList;
import java.util.List;

/** Collects what the readers find in one file. */
final class Findings {
    static final int MOST_PROBLEMS = 100;

    /** An import whose context is not known until the whole file is read: an {@code except} may still follow. */
    record Found(String module, List<String> names, int level, int line, Scope scope, boolean dynamic) {
    }

    final List<Found> imports = new ArrayList<>();
    final List<TopLevelName> topLevelNames = new ArrayList<>();
    final List<PipInstall> pipInstalls = new ArrayList<>();
    boolean mainGuard;

    private final List<String> problems = new ArrayList<>();
    private final List<SyntaxFeatures.Seen> features = new ArrayList<>();
    private final boolean[] isSeen = new boolean[SyntaxFeature.values().length];

    void feature(SyntaxFeature feature, int line) {
        if (!isSeen[feature.ordinal()]) {
            isSeen[feature.ordinal()] = true;
            features.add(new SyntaxFeatures.Seen(feature, line));
        }
    }

    void problem(String what, int line) {
        if (problems.size() < MOST_PROBLEMS) {
            problems.add("line " + line + ": " + what);
        }
    }

    ScanResult result(String file) {
        List<PythonImport> resolved = new ArrayList<>(imports.size());
        for (Found found : imports) {
            Scope scope = found.scope();
            ImportContext context = found.dynamic() ? ImportContext.DYNAMIC : scope.context();
            resolved.add(new PythonImport(found.module(), found.names(), found.level(), file, found.line(),
                    context, scope.surroundings()));
        }
        return new ScanResult(resolved, mainGuard, topLevelNames, new SyntaxFeatures(features), pipInstalls, problems);
    }
}
