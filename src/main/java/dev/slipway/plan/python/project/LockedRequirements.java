package dev.slipway.plan.python.project;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.slipway.plan.python.project.pep.Malformed;
import dev.slipway.plan.python.project.pep.Version;

/** Brings together what a project declares and what its lock pins: locks win, and a lock that is out of date is reported. */
final class LockedRequirements {

    private final String lock;
    private final Map<String, List<LockedPackage>> packages = new HashMap<>();
    private final Findings findings;

    LockedRequirements(String lock, List<LockedPackage> packages, Findings findings) {
        this.lock = lock;
        this.findings = findings;
        packages.forEach(each -> this.packages.computeIfAbsent(each.name(), name -> new ArrayList<>()).add(each));
    }

    /** Where no project file says what is direct: everything that the program needs. */
    void takeAll(List<LockedPackage> all) {
        all.stream().filter(LockedPackage::main).forEach(each -> findings.declared.add(each.asRequirement()));
    }

    /** The direct ones, each with the version that the lock has for it. */
    void take(List<Declared> direct, String project) {
        for (Declared declared : direct) {
            Optional<LockedPackage> locked = best(declared);
            if (locked.isEmpty()) {
                findings.warn("lock_out_of_date",
                        lock + " does not hold " + declared.packageName() + ", which " + declared.place()
                                + " declares; lock again",
                        declared.place());
            } else if (!declared.direct() && !fits(declared, locked.get())) {
                findings.warn("lock_out_of_date",
                        lock + " holds " + declared.packageName() + " " + locked.get().version().orElse("")
                                + ", but " + declared.place() + " asks for " + declared.specifier() + "; lock again",
                        declared.place());
            }
            findings.declared
                    .add(locked.map(each -> each.asRequirement(declared.extras(), condition(declared))).orElse(declared));
        }
    }

    /** A lock can hold several versions for several platforms; the last one that fits is taken. */
    private Optional<LockedPackage> best(Declared declared) {
        List<LockedPackage> candidates = packages.getOrDefault(declared.packageName(), List.of());
        return candidates.stream().filter(each -> fits(declared, each)).reduce((first, second) -> second)
                .or(() -> candidates.stream().findFirst());
    }

    private static boolean fits(Declared declared, LockedPackage locked) {
        try {
            return locked.version().map(Version::parse).map(declared.specifier()::matches).orElse(true);
        } catch (Malformed e) {
            return true;
        }
    }

    private static Optional<String> condition(Declared declared) {
        int semicolon = declared.marker().isPresent() && !declared.direct() ? declared.text().indexOf(';') : -1;
        return semicolon < 0 ? Optional.empty() : Optional.of(declared.text().substring(semicolon + 1).strip());
    }
}
