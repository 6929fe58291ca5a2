package dev.slipway.plan.python.project;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

import dev.slipway.plan.Requirement;
import dev.slipway.plan.Warning;

/**
 * All that a Python project's own files say about its installation.
 *
 * @param decision which of them counts
 * @param requirements what is declared directly; with the locked version where a lock counts. Left out is what its marker
 *        excludes from a Linux image of the chosen Python. Texts are as declared, but never with credentials.
 * @param locked everything a lock pins, normalised name to version; empty without a lock
 * @param installation what the install step needs
 * @param python the version of Python, where the files say something about it
 * @param warnings in the order in which they were found, at most {@value Findings#PER_CODE} of each code
 */
public record Declarations(Decision decision, List<Requirement> requirements, SortedMap<String, String> locked,
        Installation installation, Optional<PythonVersion> python, List<Warning> warnings) {

    public Declarations {
        requirements = List.copyOf(requirements);
        locked = Collections.unmodifiableSortedMap(new TreeMap<>(locked));
        warnings = List.copyOf(warnings);
    }

    /** The same with more requirements, which are installed by pip like the declared ones. */
    public Declarations with(List<Requirement> more) {
        List<String> lines = Stream.concat(installation.pip().lines().stream(), more.stream().map(Requirement::requirement))
                .toList();
        Installation installed = new Installation(installation.files(), installation.wholeTree(), installation.groups(),
                new PipText(lines), installation.facts());
        return new Declarations(decision, Stream.concat(requirements.stream(), more.stream()).toList(), locked, installed,
                python,
                warnings);
    }
}
