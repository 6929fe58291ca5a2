package dev.slipway.plan.python.project;

import java.util.List;
import java.util.Optional;

import dev.slipway.plan.Requirement.Source;
import dev.slipway.plan.python.project.pep.Malformed;
import dev.slipway.plan.python.project.pep.Marker;
import dev.slipway.plan.python.project.pep.PackageNames;
import dev.slipway.plan.python.project.pep.Pep508;
import dev.slipway.plan.python.project.pep.Specifiers;

/**
 * One package of a lock file.
 *
 * @param name normalised
 * @param version the locked one; local packages may have none
 * @param source URL or {@code file:} path that it comes from, when that is no index
 * @param marker the condition that the lock puts on it, as written
 * @param main whether the program itself needs it, as opposed to its development
 * @param place where the lock names it
 */
record LockedPackage(String name, Optional<String> version, Optional<String> source, Optional<String> marker, boolean main,
        Place place) {

    LockedPackage {
        name = PackageNames.normalize(name);
    }

    /** As a requirement for exactly this, with extras that somebody asked for and the marker of who asked. */
    Declared asRequirement(List<String> extras, Optional<String> condition) {
        String bracketed = extras.isEmpty() ? "" : "[" + String.join(",", extras) + "]";
        String what = source.map(url -> " @ " + url).or(() -> version.map(number -> "==" + number)).orElse("");
        String text = name + bracketed + what + condition.map(c -> " ; " + c).orElse("");
        return new Declared(text, name, extras, Specifiers.ANY, source.isPresent(), parsed(condition), place, Source.LOCK);
    }

    Declared asRequirement() {
        return asRequirement(List.of(), marker);
    }

    private static Optional<Marker> parsed(Optional<String> condition) {
        try {
            return condition.flatMap(text -> Pep508.parse("x; " + text).marker());
        } catch (Malformed e) {
            return Optional.empty();
        }
    }
}
