package dev.slipway.plan.python.need;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import dev.slipway.plan.Requirement.Confidence;
import dev.slipway.plan.python.imports.ImportContext;
import dev.slipway.plan.python.imports.PythonImport;
import dev.slipway.plan.python.imports.TryBranch;
import dev.slipway.plan.python.imports.Verdict;
import dev.slipway.plan.python.source.LocalModules;
import dev.slipway.plan.python.source.PythonFile;

/**
 * Which imports of a file will happen in the image: those for type checkers, for other platforms and other versions of
 * Python are left out, and of a {@code try} that catches a failed import one branch is taken, the first that can work.
 */
final class ImportChoice {

    private final LocalModules modules;
    private final Distributions distributions;
    private final int minor;

    ImportChoice(LocalModules modules, Distributions distributions, int minor) {
        this.modules = modules;
        this.distributions = distributions;
        this.minor = minor;
    }

    /** The imports that happen, local and standard ones among them. */
    List<PythonImport> of(PythonFile file) {
        List<PythonImport> possible = file.scan().imports().stream().filter(this::canRun).toList();
        Map<Integer, SortedMap<Integer, List<PythonImport>>> groups = groups(possible);
        if (groups.isEmpty()) {
            return possible;
        }
        Map<Integer, Integer> taken = new HashMap<>();
        groups.forEach((group, branches) -> taken.put(group, branch(branches)));
        return possible.stream().filter(one -> one.surroundings().tries().stream()
                .allMatch(branch -> taken.get(branch.group()) == branch.branch())).toList();
    }

    private boolean canRun(PythonImport one) {
        return !one.surroundings().typeChecking() && one.context() != ImportContext.TYPE_CHECKING
                && one.surroundings().runsOn(3, minor) != Verdict.FAILS;
    }

    private static Map<Integer, SortedMap<Integer, List<PythonImport>>> groups(List<PythonImport> imports) {
        Map<Integer, SortedMap<Integer, List<PythonImport>>> groups = new HashMap<>();
        for (PythonImport one : imports) {
            for (TryBranch branch : one.surroundings().tries()) {
                groups.computeIfAbsent(branch.group(), group -> new TreeMap<>())
                        .computeIfAbsent(branch.branch(), number -> new ArrayList<>()).add(one);
            }
        }
        return groups;
    }

    /** The first branch of which every import can be had; where there is none, the first. */
    private int branch(SortedMap<Integer, List<PythonImport>> branches) {
        return branches.entrySet().stream().filter(branch -> branch.getValue().stream().allMatch(this::canBeHad))
                .map(Map.Entry::getKey).findFirst().orElse(branches.firstKey());
    }

    private boolean canBeHad(PythonImport one) {
        String module = one.module();
        if (modules.isLocal(one) || distributions.isStandardLibrary(module, minor)) {
            return true;
        }
        return !distributions.wasEverStandardLibrary(module) && distributions.find(module, one.names()).stream()
                .anyMatch(found -> found.confidence() != Confidence.LOW);
    }
}
