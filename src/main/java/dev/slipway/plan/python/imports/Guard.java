package dev.slipway.plan.python.imports;

/**
 * A condition under which a block runs. {@code if a: ... else: ...} gives the {@code else} branch the guard of
 * {@code a}, negated.
 */
public sealed interface Guard {

    /** The condition as written, at most {@value ConditionReader#LONGEST} characters of it. */
    String text();

    /** Whether the block runs when the condition does not hold. */
    boolean negated();

    /** Whether the block runs on Linux with this version of Python. */
    Verdict holdsOn(int major, int minor);

    /** A comparison of {@code sys.version_info} with constants. */
    record Version(String text, boolean negated, VersionTest test) implements Guard {
        @Override
        public Verdict holdsOn(int major, int minor) {
            Verdict verdict = test.holdsFor(major, minor);
            return negated ? verdict.negate() : verdict;
        }
    }

    /** A check of {@code sys.platform}, {@code os.name} or {@code platform.system()} against a literal. */
    record Platform(String text, boolean negated, boolean holdsOnLinux) implements Guard {
        @Override
        public Verdict holdsOn(int major, int minor) {
            return Verdict.of(holdsOnLinux != negated);
        }
    }

    /** {@code if __name__ == "__main__":}, which holds for the file that is run and for no other. */
    record Main(String text, boolean negated) implements Guard {
        @Override
        public Verdict holdsOn(int major, int minor) {
            return Verdict.UNKNOWN;
        }
    }

    /** Anything else. */
    record Other(String text, boolean negated) implements Guard {
        @Override
        public Verdict holdsOn(int major, int minor) {
            return Verdict.UNKNOWN;
        }
    }
}
