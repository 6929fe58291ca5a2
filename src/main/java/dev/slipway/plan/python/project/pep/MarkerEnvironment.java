package dev.slipway.plan.python.project.pep;

import java.util.Map;
import java.util.Optional;

import dev.slipway.plan.python.project.pep.Marker.And;
import dev.slipway.plan.python.project.pep.Marker.Comparison;
import dev.slipway.plan.python.project.pep.Marker.Literal;
import dev.slipway.plan.python.project.pep.Marker.Operand;
import dev.slipway.plan.python.project.pep.Marker.Or;
import dev.slipway.plan.python.project.pep.Marker.Variable;

/**
 * What is known about the image while its plan is made. A variable that is missing here (the machine's architecture, the
 * kernel) is not known yet, and what depends on it has no answer.
 *
 * @param values marker variable to value
 */
public record MarkerEnvironment(Map<String, String> values) {

    public MarkerEnvironment {
        values = Map.copyOf(values);
    }

    /** CPython of that minor version, such as {@code 3.11}, in a Linux image, with no extra asked for. */
    public static MarkerEnvironment linux(String pythonVersion) {
        return new MarkerEnvironment(Map.of("python_version", pythonVersion, "os_name", "posix", "sys_platform", "linux",
                "platform_system", "Linux", "platform_python_implementation", "CPython", "implementation_name", "cpython",
                "extra", ""));
    }

    /** Whether the marker holds; empty where that depends on something unknown. */
    public Optional<Boolean> holds(Marker marker) {
        if (marker instanceof And and) {
            return all(and, true);
        }
        if (marker instanceof Or or) {
            return all(or, false);
        }
        return compare((Comparison) marker);
    }

    /** {@code and}: false as soon as one is false; {@code or}: true as soon as one is true; else unknown if one is. */
    private Optional<Boolean> all(Marker marker, boolean wanted) {
        boolean unknown = false;
        for (Marker part : marker instanceof And and ? and.parts() : ((Or) marker).parts()) {
            Optional<Boolean> holds = holds(part);
            if (holds.isPresent() && holds.get() != wanted) {
                return holds;
            }
            unknown |= holds.isEmpty();
        }
        return unknown ? Optional.empty() : Optional.of(wanted);
    }

    private Optional<Boolean> compare(Comparison comparison) {
        Optional<String> left = value(comparison.left());
        Optional<String> right = value(comparison.right());
        if (left.isEmpty() || right.isEmpty()) {
            return Optional.empty();
        }
        boolean names = isExtra(comparison.left()) || isExtra(comparison.right());
        return compare(names ? PackageNames.normalize(left.get()) : left.get(), comparison.operator(),
                names ? PackageNames.normalize(right.get()) : right.get(), names);
    }

    /** As versions where both sides are versions, else as texts ("Environment Markers": the Python behaviour of strings). */
    private static Optional<Boolean> compare(String left, String operator, String right, boolean names) {
        if (operator.equals("in") || operator.equals("not in")) {
            return Optional.of(right.contains(left) == operator.equals("in"));
        }
        if (!names) {
            try {
                return Optional.of(Specifiers.parse(operator + right).matches(Version.parse(left)));
            } catch (Malformed notVersions) {
                // texts then
            }
        }
        return compareTexts(left, operator, right);
    }

    private static Optional<Boolean> compareTexts(String left, String operator, String right) {
        return switch (operator) {
            case "==", "===" -> Optional.of(left.equals(right));
            case "!=" -> Optional.of(!left.equals(right));
            // which text comes first says nothing about an environment
            default -> Optional.empty();
        };
    }

    private Optional<String> value(Operand operand) {
        return operand instanceof Variable variable ? Optional.ofNullable(values.get(variable.name()))
                : Optional.of(((Literal) operand).text());
    }

    private static boolean isExtra(Operand operand) {
        return operand instanceof Variable variable && variable.name().equals("extra");
    }
}
