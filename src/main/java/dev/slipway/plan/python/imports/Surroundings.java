package dev.slipway.plan.python.imports;

import java.util.List;

/**
 * The blocks around an import, outermost first.
 *
 * @param inFunction inside a function or method
 * @param typeChecking under {@code if TYPE_CHECKING:}, so it never runs
 * @param tries the branches of import-catching {@code try} statements it lies in; a planner that takes one
 *        branch of a group drops the imports of the other branches
 * @param guards the conditions that must all hold for it to run
 */
public record Surroundings(boolean inFunction, boolean typeChecking, List<TryBranch> tries, List<Guard> guards) {

    static final Surroundings NONE = new Surroundings(false, false, List.of(), List.of());

    public Surroundings {
        tries = List.copyOf(tries);
        guards = List.copyOf(guards);
    }

    /** Whether all guards together let the import run on Linux with this Python version. */
    public Verdict runsOn(int major, int minor) {
        Verdict all = Verdict.HOLDS;
        for (Guard guard : guards) {
            all = all.and(guard.holdsOn(major, minor));
        }
        return all;
    }
}
