package dev.slipway.plan.python.packages;

import java.util.Locale;
import java.util.regex.Pattern;

/** Names of distributions as the index compares them. */
public final class DistributionName {

    private static final Pattern SEPARATORS = Pattern.compile("[-_.]+");

    private DistributionName() {
    }

    /**
     * The normalised form of <a href="https://peps.python.org/pep-0503/#normalized-names">PEP 503</a>:
     * {@code Ruamel.YAML -> ruamel-yaml}.
     */
    public static String normalise(String name) {
        return SEPARATORS.matcher(name).replaceAll("-").toLowerCase(Locale.ROOT);
    }

    /** The name in front of extras, versions and markers of a PEP 508 requirement. */
    static String ofRequirement(String requirement) {
        int end = 0;
        while (end < requirement.length() && isNamePart(requirement.charAt(end))) {
            end++;
        }
        return requirement.substring(0, end);
    }

    private static boolean isNamePart(char c) {
        return c < 128 && Character.isLetterOrDigit(c) || c == '-' || c == '_' || c == '.';
    }
}
