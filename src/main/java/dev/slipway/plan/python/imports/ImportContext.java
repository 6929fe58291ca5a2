package dev.slipway.plan.python.imports;

/**
 * Under what circumstances an import statement runs, told by the nearest rule that applies. When several do, the
 * first of this order wins: {@link #DYNAMIC}, {@link #TYPE_CHECKING}, {@link #OPTIONAL} or {@link #FALLBACK} (the
 * innermost such {@code try} within the same function), {@link #FUNCTION}, {@link #CONDITIONAL}, {@link #TOP_LEVEL}.
 * Nothing is lost by that: {@link Surroundings} keeps all of them.
 */
public enum ImportContext {
    /** Runs whenever the module is imported; class bodies, loops and plain {@code with} blocks count as top level. */
    TOP_LEVEL,
    /**
     * In the body or the {@code else} of a {@code try} that catches a failed import ({@code ImportError},
     * {@code ModuleNotFoundError}, {@code Exception}, {@code BaseException} or everything), or in a
     * {@code with suppress(ImportError)}.
     */
    OPTIONAL,
    /** In an {@code except} branch of such a {@code try}. */
    FALLBACK,
    /** Only seen by type checkers: under {@code if TYPE_CHECKING:}. */
    TYPE_CHECKING,
    /** Runs when a function is called. */
    FUNCTION,
    /** Behind an {@code if} or a {@code case}; {@link Surroundings#guards()} tells which. */
    CONDITIONAL,
    /** A call with a literal name: {@code importlib.import_module("x")} or {@code __import__("x")}. */
    DYNAMIC
}
