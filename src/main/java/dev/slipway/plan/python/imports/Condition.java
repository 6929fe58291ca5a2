package dev.slipway.plan.python.imports;

import java.util.List;

/**
 * A condition as {@link ConditionReader} understands it.
 *
 * @param text the condition as written
 * @param guards its conjuncts ({@code a and b} has two), without those about type checking
 * @param typeChecking one conjunct is {@code TYPE_CHECKING}
 * @param notTypeChecking the whole is {@code not TYPE_CHECKING}
 */
record Condition(String text, List<Guard> guards, boolean typeChecking, boolean notTypeChecking) {

    boolean isTypeChecking() {
        return typeChecking;
    }

    boolean isNotTypeChecking() {
        return notTypeChecking;
    }

    /** At run time nothing depends on it. */
    boolean isAboutTypeCheckingOnly() {
        return (typeChecking || notTypeChecking) && guards.isEmpty();
    }

    /** What holds in the {@code else} branch. */
    Guard negated() {
        if (guards.size() != 1 || typeChecking) {
            return new Guard.Other(text, true);
        }
        Guard only = guards.get(0);
        if (only instanceof Guard.Version version) {
            return new Guard.Version(version.text(), !version.negated(), version.test());
        }
        if (only instanceof Guard.Platform platform) {
            return new Guard.Platform(platform.text(), !platform.negated(), platform.holdsOnLinux());
        }
        if (only instanceof Guard.Main main) {
            return new Guard.Main(main.text(), !main.negated());
        }
        return new Guard.Other(text, true);
    }
}
