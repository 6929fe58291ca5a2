package dev.slipway.plan.node.imports;

/** What the reader is inside of; decides what a closing bracket ends and what a slash behind it means. */
enum Frame {
    /** Braces of statements: behind them a slash begins a regular expression. */
    BLOCK,
    /** Braces of an object: behind them a slash divides. */
    OBJECT,
    /** Parentheses or brackets of an expression. */
    GROUP,
    /** The parentheses of {@code if}, {@code while}, {@code for}, {@code with}: a statement follows. */
    HEAD,
    /** <code>${...}</code> in a template literal. */
    TEMPLATE_HOLE,
    /** <code>{...}</code> in a JSX tag or between tags. */
    JSX_HOLE,
    /** Inside {@code <Tag ...>}. */
    JSX_TAG,
    /** Between {@code <Tag>} and {@code </Tag>}, where text is text. */
    JSX_CHILDREN;

    boolean isBrace() {
        return this == BLOCK || this == OBJECT || this == TEMPLATE_HOLE || this == JSX_HOLE;
    }

    boolean isJsxText() {
        return this == JSX_TAG || this == JSX_CHILDREN;
    }
}
