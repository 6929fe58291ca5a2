package dev.slipway.plan.python.project;

import java.util.List;

import dev.slipway.plan.python.project.pep.Malformed;
import dev.slipway.plan.python.project.pep.Version;

/** What a set of requirements says about itself: what is not pinned, said twice, contradictory, or without its hash. */
final class Checks {

    private final Findings findings;

    Checks(Findings findings) {
        this.findings = findings;
    }

    void all() {
        unpinned();
        hashes();
        findings.byName().values().stream().filter(same -> same.size() > 1).forEach(this::repeated);
    }

    private void unpinned() {
        List<Declared> unpinned = findings.declared.stream().filter(this::isUnpinned).toList();
        if (!unpinned.isEmpty()) {
            Declared first = unpinned.get(0);
            findings.warn("unpinned_requirements",
                    unpinned.size() + " of " + findings.declared.size() + " requirements are not pinned to one"
                            + " version, first " + first.packageName() + " (" + first.place()
                            + "); a later build may install other versions",
                    first.place());
        }
    }

    private boolean isUnpinned(Declared declared) {
        return !declared.direct() && !declared.specifier().pins() && !findings.constrained.contains(declared.packageName());
    }

    /** "Hash checking is an all-or-nothing proposition" (pip documentation, "Secure installs"). */
    private void hashes() {
        if (findings.hashes) {
            findings.declared.stream().filter(declared -> !findings.hashed.contains(declared.place())).findFirst()
                    .ifPresent(declared -> findings.warn("hashes_missing", declared.place() + ": " + declared.packageName()
                            + " has no --hash although others have one, so pip refuses to install it", declared.place()));
        }
    }

    private void repeated(List<Declared> same) {
        Declared first = same.get(0);
        for (Declared other : same.subList(1, same.size())) {
            boolean together = first.marker().isEmpty() && other.marker().isEmpty();
            if (together && contradict(first, other)) {
                findings.warn("conflicting_requirements", other.place() + ": " + first.packageName() + " is asked for as "
                        + shown(first) + " in " + first.place() + " and as " + shown(other) + " here; no version fits both",
                        other.place());
            } else if (together) {
                findings.warn("duplicate_requirement", other.place() + ": " + first.packageName() + " is declared already in "
                        + first.place(), other.place());
            }
        }
    }

    private static String shown(Declared declared) {
        return declared.specifier().clauses().isEmpty() ? "any version" : declared.specifier().toString();
    }

    private static boolean contradict(Declared one, Declared other) {
        return excludes(one, other) || excludes(other, one);
    }

    /** Whether the version that one of them pins is not allowed by the other. */
    private static boolean excludes(Declared pinned, Declared other) {
        try {
            return pinned.specifier().pinned().map(Version::parse).map(version -> !other.specifier().matches(version))
                    .orElse(false);
        } catch (Malformed e) {
            return false;
        }
    }
}
