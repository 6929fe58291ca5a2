package dev.slipway.plan.python.project;

import java.util.List;
import java.util.Optional;

import dev.slipway.plan.Requirement;
import dev.slipway.plan.Requirement.Confidence;
import dev.slipway.plan.Requirement.Source;
import dev.slipway.plan.python.project.pep.Marker;
import dev.slipway.plan.python.project.pep.Pep508;
import dev.slipway.plan.python.project.pep.Specifiers;

/**
 * One requirement as a reader found it.
 *
 * @param text as pip reads it; may hold credentials
 * @param packageName normalised
 * @param extras as declared
 * @param specifier versions allowed
 * @param direct whether it names where it comes from (a URL or path) rather than versions
 * @param marker the condition under which it is installed
 * @param place where it stands
 * @param source what says so
 */
record Declared(String text, String packageName, List<String> extras, Specifiers specifier, boolean direct,
        Optional<Marker> marker, Place place, Source source) {

    static Declared of(Pep508 requirement, String text, Place place) {
        return new Declared(text, requirement.normalizedName(), requirement.extras(), requirement.specifier(),
                requirement.url().isPresent(), requirement.marker(), place, Source.DECLARED);
    }

    /** Something that is installed from a URL or path of its own. */
    static Declared direct(String text, String packageName, Place place) {
        return new Declared(text, packageName, List.of(), Specifiers.ANY, true, Optional.empty(), place, Source.DECLARED);
    }

    /** As a line of a requirements file; pip takes relative paths only without a name before them. */
    String pipLine() {
        int path = text.indexOf(" @ file:");
        return path < 0 || text.startsWith("file:/", path + 3) ? text : "./" + text.substring(path + " @ file:".length());
    }

    Requirement shown() {
        return new Requirement(Redaction.of(text), packageName, null, place.file(), place.file() == null ? null : place.line(),
                source, Confidence.HIGH);
    }
}
