package dev.slipway.plan.python.packages;

/** Names of distributions as the index compares them. */
public final class DistributionName {

    private DistributionName() {
    }

    /**
     * The normalised form of <a href="https://peps.python.org/pep-0503/#normalized-names">PEP 503</a>:
     * {@code Ruamel.YAML -> ruamel-yaml}.
     */
    public static String normalise(String name) {
        StringBuilder normalised = new StringBuilder(name.length());
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (!isSeparator(c)) {
                normalised.append(Character.toLowerCase(c));
            } else if (i == 0 || !isSeparator(name.charAt(i - 1))) {
                normalised.append('-');
            }
        }
        return normalised.toString();
    }

    /** The name in front of extras, versions and markers of a PEP 508 requirement. */
    static String ofRequirement(String requirement) {
        int end = 0;
        while (end < requirement.length() && isNamePart(requirement.charAt(end))) {
            end++;
        }
        return requirement.substring(0, end);
    }

    private static boolean isSeparator(char c) {
        return c == '-' || c == '_' || c == '.';
    }

    private static boolean isNamePart(char c) {
        return c < 128 && Character.isLetterOrDigit(c) || isSeparator(c);
    }
}
