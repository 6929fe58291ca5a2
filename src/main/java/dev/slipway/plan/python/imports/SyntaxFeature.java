package dev.slipway.plan.python.imports;

/** Syntax that older Pythons refuse, with the first minor version of Python 3 that takes it. */
public enum SyntaxFeature {
    /** PEP 572. */
    WALRUS(8, "assignment expression :="),
    /** Accepted since the PEG parser of 3.9 (PEP 617), documented since 3.10. */
    PARENTHESISED_WITH(9, "parenthesised with items"),
    /** PEP 634. */
    MATCH(10, "match statement"),
    /** PEP 654. */
    EXCEPT_STAR(11, "except*"),
    /** PEP 695. */
    TYPE_PARAMETERS(12, "type parameters"),
    /** PEP 695. */
    TYPE_ALIAS(12, "type statement"),
    /** PEP 701: the f-string's own quotes, a backslash, a comment or a line break within a replacement field. */
    FREE_F_STRING(12, "f-string with nested quotes, backslashes or line breaks in a field"),
    /** PEP 696. */
    TYPE_PARAMETER_DEFAULT(13, "default of a type parameter"),
    /** PEP 750. */
    T_STRING(14, "t-string"),
    /** PEP 758. */
    EXCEPT_WITHOUT_PARENTHESES(14, "except A, B without parentheses"),
    /** PEP 810. */
    LAZY_IMPORT(15, "lazy import");

    private final int minor;
    private final String reason;

    SyntaxFeature(int minor, String reason) {
        this.minor = minor;
        this.reason = reason;
    }

    /** The 12 of Python 3.12. */
    public int minor() {
        return minor;
    }

    public String reason() {
        return reason;
    }
}
