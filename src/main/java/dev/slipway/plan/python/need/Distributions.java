package dev.slipway.plan.python.need;

import java.util.List;
import java.util.Optional;

import dev.slipway.plan.Requirement.Confidence;
import dev.slipway.plan.Requirement.Source;

/** Which distribution an import comes from: the tables, as this package asks them. */
public interface Distributions {

    /**
     * @param requirement as pip reads it
     * @param alternatives other distributions that ship a module of this name, the best first
     * @param squatted name of a distribution that looks right but is somebody else's, when the import invites that mistake
     */
    record Found(String requirement, Source source, Confidence confidence, List<String> alternatives,
            Optional<String> squatted) {
    }

    /**
     * The distributions of one import; empty when nothing can be installed for it.
     *
     * @param names what {@code from module import names} takes, possibly submodules
     */
    List<Found> find(String module, List<String> names);

    /** Whether anything better than its own name tells what the top-level module is. */
    default boolean isPublished(String topLevel) {
        return find(topLevel, List.of()).stream().anyMatch(found -> found.confidence() != Confidence.LOW);
    }

    /** What is meant by a distribution whose name misleads; empty for all others. */
    Optional<String> squatted(String distribution);

    /** Whether the module belongs to Python 3 of that minor version. */
    boolean isStandardLibrary(String module, int minor);

    /** Whether the module belonged, or will belong, to the standard library of some Python 3. */
    boolean wasEverStandardLibrary(String module);
}
