package dev.slipway.plan.python;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

import dev.slipway.plan.PlanRequest;
import dev.slipway.plan.Rejection;
import dev.slipway.plan.Requirement;
import dev.slipway.plan.python.project.Declarations;
import dev.slipway.plan.python.project.Origin;
import dev.slipway.plan.python.project.ProjectFiles;
import dev.slipway.plan.python.project.pep.PackageNames;
import dev.slipway.plan.python.start.Declared;

/** Asks the project's readers what a request declares. */
final class DeclaredProject {

    private DeclaredProject() {
    }

    /** A blank {@code requirements} field counts as absent: clients send it when they have nothing to say. */
    static Declarations read(PlanRequest request) {
        Optional<String> field = request.requirements().filter(text -> !text.isBlank());
        field.ifPresent(DeclaredProject::rejectControlCharacters);
        return ProjectFiles.read(request.source(), field);
    }

    private static void rejectControlCharacters(String text) {
        boolean clean = text.chars().allMatch(c -> c == '\n' || c == '\r' || c == '\t' || !Character.isISOControl(c));
        if (!clean) {
            throw Rejection.of("invalid_requirements", "requirements",
                    "requirements holds a control character; it must be plain text, one requirement per line").raise();
        }
    }

    /** The names and extras that are declared, for the choice of a start command. */
    static Declared names(Declarations declared) {
        if (declared.decision().origin() == Origin.NONE) {
            return Declared.nothing();
        }
        Set<String> names = new HashSet<>(declared.locked().keySet());
        Set<String> extras = new HashSet<>();
        for (Requirement one : declared.requirements()) {
            String name = PackageNames.normalize(one.packageName());
            names.add(name);
            extrasOf(one.requirement()).forEach(extra -> extras.add(name + "[" + PackageNames.normalize(extra) + "]"));
        }
        return new Declared(Optional.of(names), extras);
    }

    private static Set<String> extrasOf(String requirement) {
        int open = requirement.indexOf('[');
        int close = requirement.indexOf(']');
        int end = requirement.indexOf(';');
        if (open < 0 || close < open || end >= 0 && end < open) {
            return Set.of();
        }
        Set<String> extras = new HashSet<>();
        for (String extra : requirement.substring(open + 1, close).split(",")) {
            extras.add(extra.strip());
        }
        return extras;
    }
}
