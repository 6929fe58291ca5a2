package dev.slipway.plan.python.imports;

import java.util.List;

/**
 * A comparison of {@code sys.version_info}, or of a part of it, with constants.
 *
 * @param first index of the first component compared: 0 for major, 1 for minor
 * @param count how many components the left side has: 1 for {@code version_info[0]} and {@code .minor}, 2 for
 *        {@code version_info[:2]}, 5 for the whole
 * @param operator one of {@code < <= == != >= >}
 * @param version the components on the right side
 */
public record VersionTest(int first, int count, String operator, List<Integer> version) {

    public VersionTest {
        version = List.copyOf(version);
    }

    /** UNKNOWN where the micro version would decide. */
    public Verdict holdsFor(int major, int minor) {
        int[] known = { major, minor };
        for (int i = 0; i < Math.min(count, version.size()); i++) {
            if (first + i >= known.length) {
                return Verdict.UNKNOWN;
            }
            int order = Integer.compare(known[first + i], version.get(i));
            if (order != 0) {
                return verdict(order);
            }
        }
        // Equal so far: as with any Python tuple the longer one is the greater, (3, 11, 4, "final", 0) > (3, 11).
        return verdict(Integer.compare(count, version.size()));
    }

    private Verdict verdict(int order) {
        return switch (operator) {
            case "<" -> Verdict.of(order < 0);
            case "<=" -> Verdict.of(order <= 0);
            case "==" -> Verdict.of(order == 0);
            case "!=" -> Verdict.of(order != 0);
            case ">=" -> Verdict.of(order >= 0);
            case ">" -> Verdict.of(order > 0);
            default -> Verdict.UNKNOWN;
        };
    }
}
