package dev.slipway.plan;

/**
 * One language that Slipway can plan. A new one is a package beside {@code plan.python} and one entry in
 * {@link Planner#standard()}; nothing else changes.
 */
public interface Language {

    /** What {@code language} in a plan says, such as {@code python}. */
    String name();

    /** What it looks for, for the message to a client whose files were not recognised: {@code Python (*.py)}. */
    String looksFor();

    /** Whether these files can be an agent in this language; the entry point, where named, decides mixed trees. */
    boolean recognises(PlanRequest request);

    /** Whether the root of the tree is in this language, told by a manifest there: decides between several in one tree. */
    default boolean leads(PlanRequest request) {
        return false;
    }

    /**
     * Plans a request that it recognises.
     *
     * @throws Rejection.RejectedException if something in the request makes a plan impossible
     */
    BuildPlan plan(PlanRequest request);
}
