package dev.slipway.plan.python.imports;

import java.util.List;

/**
 * What one pass over a file yields: its imports, and the facts that entry-point and version detection need.
 *
 * @param imports in the order of the file
 * @param mainGuard the module has an {@code if __name__ == "__main__":}
 * @param topLevelNames names bound outside of functions and classes, in the order of the file
 * @param syntax syntax that needs a certain Python
 * @param pipInstalls packages that notebook lines install
 * @param problems what kept the file from being read cleanly, one sentence each, at most
 *        {@value Findings#MOST_PROBLEMS}; a scan never throws
 */
public record ScanResult(List<PythonImport> imports, boolean mainGuard, List<TopLevelName> topLevelNames,
        SyntaxFeatures syntax, List<PipInstall> pipInstalls, List<String> problems) {

    public ScanResult {
        imports = List.copyOf(imports);
        topLevelNames = List.copyOf(topLevelNames);
        pipInstalls = List.copyOf(pipInstalls);
        problems = List.copyOf(problems);
    }
}
