package dev.slipway.plan.python;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import dev.slipway.plan.Requirement;
import dev.slipway.plan.Requirement.Confidence;
import dev.slipway.plan.Requirement.Source;
import dev.slipway.plan.Warning;
import dev.slipway.plan.python.need.Distributions;
import dev.slipway.plan.python.need.ImportedRequirements;
import dev.slipway.plan.python.project.Declarations;
import dev.slipway.plan.python.project.pep.PackageNames;

/** Where what a project declares and what its source imports do not fit together. */
final class DeclaredWarnings {

    private static final int MOST = 5;

    private DeclaredWarnings() {
    }

    static List<Warning> of(Declarations declared, ImportedRequirements imported, Distributions distributions) {
        List<Warning> warnings = new ArrayList<>();
        declared.requirements().forEach(one -> distributions.squatted(one.packageName())
                .ifPresent(meant -> warnings.add(new Warning("squatted_name",
                        one.packageName() + " is rarely the package that is meant: " + meant, one.file(), one.line()))));
        if (!declared.decision().origin().isLock()) {
            undeclared(declared, imported).stream().limit(MOST).forEach(warnings::add);
        }
        return warnings;
    }

    private static List<Warning> undeclared(Declarations declared, ImportedRequirements imported) {
        Set<String> names = declared.requirements().stream().map(one -> PackageNames.normalize(one.packageName()))
                .collect(Collectors.toSet());
        return imported.requirements().stream()
                .filter(one -> one.confidence() == Confidence.HIGH && one.source() != Source.IMPLIED)
                .filter(one -> !names.contains(PackageNames.normalize(one.packageName()))).map(DeclaredWarnings::undeclared)
                .toList();
    }

    private static Warning undeclared(Requirement one) {
        return new Warning("undeclared_import", "import " + one.importName() + " comes from " + one.packageName()
                + ", which the requirements do not name; it works only if another package brings it", one.file(), one.line());
    }
}
