package dev.slipway.plan.python.packages;

import java.util.List;

import dev.slipway.plan.Requirement;

/**
 * What an import needs installed, and how we know.
 *
 * @param requirement a PEP 508 requirement, such as {@code fastapi[standard]} or {@code openai>=1.0}
 * @param distribution its name alone, spelt as in the requirement
 * @param source which table or rule decided
 * @param confidence how sure that is: HIGH for what was checked, MEDIUM where another distribution ships the module too or only
 *        the name
 *        speaks for it, LOW for a guess
 * @param alternatives other distributions that ship a module of this name, best first
 */
public record Mapping(String requirement, String distribution, Requirement.Source source, Requirement.Confidence confidence,
        List<String> alternatives) {

    /** Answers "nothing on the index is meant", as for {@code google.colab} or the bare namespace {@code azure}. */
    static final Mapping NOTHING = new Mapping("", "", Requirement.Source.NAME, Requirement.Confidence.LOW, List.of());

    public Mapping {
        alternatives = List.copyOf(alternatives);
    }

    static Mapping of(String requirement, Requirement.Source source, Requirement.Confidence confidence) {
        return new Mapping(requirement, DistributionName.ofRequirement(requirement), source, confidence, List.of());
    }

    /** The same, decided by a likeness of names only. */
    Mapping asGuess() {
        return new Mapping(requirement, distribution, Requirement.Source.NAME, Requirement.Confidence.LOW, alternatives);
    }
}
