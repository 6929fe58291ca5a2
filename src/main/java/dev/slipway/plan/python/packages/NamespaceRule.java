package dev.slipway.plan.python.packages;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One convention: a dotted pattern and the name it makes.
 *
 * @param pattern segments, of which {@code *} stands for any one and a trailing {@code *} for the rest of one
 * @param template the distribution, with {@code {1}} for what the first star matched
 * @param guess whether to answer even when no such distribution is known
 * @param literal what every module that it matches begins with
 * @param stars how many there are in the pattern
 */
record NamespaceRule(String pattern, String template, boolean guess, String literal, int stars) {

    NamespaceRule(String pattern, String template, boolean guess) {
        this(pattern, template, guess, literalOf(pattern), pattern.length() - pattern.replace("*", "").length());
    }

    boolean ownsNothing() {
        return template.equals("-");
    }

    /** The distributions that the convention may mean by a module that this pattern matches as a whole, likeliest first. */
    List<String> distributionsOf(String module) {
        if (!module.startsWith(literal)) {
            return List.of();
        }
        String[] wanted = pattern.split("\\.");
        String[] segments = module.split("\\.");
        if (wanted.length != segments.length) {
            return List.of();
        }
        List<String> matched = new ArrayList<>();
        for (int i = 0; i < wanted.length; i++) {
            if (!matches(wanted[i], segments[i], matched)) {
                return List.of();
            }
        }
        return candidates(matched);
    }

    /**
     * The name as it is; and by Google's convention, without an API version and the parts of one service
     * ({@code bigtable_admin_v2}).
     */
    private List<String> candidates(List<String> matched) {
        List<String> names = new ArrayList<>(List.of(fill(matched)));
        if (template.startsWith("google-") && !matched.isEmpty()) {
            String last = matched.get(matched.size() - 1);
            for (int dash = last.lastIndexOf('-'); dash > 0; dash = last.lastIndexOf('-', dash - 1)) {
                List<String> shorter = new ArrayList<>(matched);
                shorter.set(matched.size() - 1, last.substring(0, dash));
                names.add(fill(shorter));
            }
        }
        return names;
    }

    private static boolean matches(String wanted, String segment, List<String> matched) {
        if (!wanted.endsWith("*")) {
            return wanted.equals(segment);
        }
        String prefix = wanted.substring(0, wanted.length() - 1);
        if (!segment.startsWith(prefix) || segment.length() == prefix.length()) {
            return false;
        }
        matched.add(segment.substring(prefix.length()).replace('_', '-').toLowerCase(Locale.ROOT));
        return true;
    }

    private String fill(List<String> matched) {
        String name = template;
        for (int i = 0; i < matched.size(); i++) {
            name = name.replace("{" + (i + 1) + "}", matched.get(i));
        }
        return name;
    }

    private static String literalOf(String pattern) {
        int star = pattern.indexOf('*');
        return star < 0 ? pattern : pattern.substring(0, star);
    }
}
