package dev.slipway.plan.python.imports;

/**
 * A name that a module binds outside of functions and classes, by assignment, {@code def} or {@code class}.
 *
 * @param name the name
 * @param kind how it is bound
 * @param line the line of the name for an assignment, of the statement otherwise, from 1
 * @param callee for {@code x = a.b.Foo(...)} (and for {@code with a.b.Foo(...) as x}) the text {@code a.b.Foo}; in a
 *        chain of calls the earlier ones are shown as {@code ()}: {@code StateGraph().add_node().compile};
 *        empty for any other value
 * @param nested inside an {@code if}, {@code try}, {@code with}, {@code for}, ... instead of directly in the module
 */
public record TopLevelName(String name, Kind kind, int line, String callee, boolean nested) {

    public enum Kind {
        ASSIGN,
        DEF,
        ASYNC_DEF,
        CLASS
    }
}
