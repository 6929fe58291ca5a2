package dev.slipway.plan.python.project.pep;

/** Names of distributions: what counts as one (PEP 508, "Names") and when two are the same (PEP 503, "Normalized Names"). */
public final class PackageNames {

    private PackageNames() {
    }

    /**
     * Lower case, with every run of {@code -}, {@code _} and {@code .} made one {@code -}: {@code Ruamel_.YAML -> ruamel-yaml}.
     */
    public static String normalize(String name) {
        StringBuilder normal = new StringBuilder(name.length());
        boolean separated = false;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean separator = isSeparator(c);
            if (!separator) {
                normal.append(Ascii.lower(c));
            } else if (!separated) {
                normal.append('-');
            }
            separated = separator;
        }
        return normal.toString();
    }

    /** Whether the whole text is a name: ASCII letters and digits, with separators only inside. */
    public static boolean isName(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> Ascii.isAlphanumeric((char) c) || isSeparator((char) c))
                && Ascii.isAlphanumeric(text.charAt(0)) && Ascii.isAlphanumeric(text.charAt(text.length() - 1));
    }

    static boolean isSeparator(char c) {
        return c == '-' || c == '_' || c == '.';
    }
}
