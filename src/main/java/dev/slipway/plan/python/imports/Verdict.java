package dev.slipway.plan.python.imports;

/** Whether a condition holds, as far as reading the source can tell. */
public enum Verdict {
    HOLDS,
    FAILS,
    UNKNOWN;

    static Verdict of(boolean holds) {
        return holds ? HOLDS : FAILS;
    }

    Verdict negate() {
        return switch (this) {
            case HOLDS -> FAILS;
            case FAILS -> HOLDS;
            case UNKNOWN -> UNKNOWN;
        };
    }

    Verdict and(Verdict other) {
        if (this == FAILS || other == FAILS) {
            return FAILS;
        }
        return this == HOLDS && other == HOLDS ? HOLDS : UNKNOWN;
    }
}
