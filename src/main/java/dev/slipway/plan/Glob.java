package dev.slipway.plan;

import java.util.Arrays;
import java.util.List;

/**
 * One pattern of a {@code .dockerignore}: {@code *}, {@code ?} and {@code [a-z]} within a path segment (Go's
 * filepath.Match) and {@code **} for any number of segments (Dockerfile reference, ".dockerignore file"). Matching takes
 * time in proportion to pattern times path, whatever the pattern.
 */
record Glob(List<String> segments) {

    static Glob of(String pattern) {
        return new Glob(Arrays.asList(pattern.split("/")));
    }

    static boolean isLiteral(String pattern) {
        return pattern.chars().noneMatch(c -> c == '*' || c == '?' || c == '[' || c == '\\');
    }

    /** Whether it matches the path or one of the folders above it. */
    boolean matchesOrHolds(String path) {
        List<String> names = Arrays.asList(path.split("/"));
        boolean[] reached = new boolean[names.size() + 1];
        reached[0] = true;
        for (String segment : segments) {
            reached = advance(reached, names, segment);
        }
        for (int i = 1; i < reached.length; i++) {
            if (reached[i]) {
                return true;
            }
        }
        return false;
    }

    /** Which numbers of names are consumed after this segment, given those consumed before it. */
    private static boolean[] advance(boolean[] reached, List<String> names, String segment) {
        boolean[] next = new boolean[reached.length];
        if (segment.equals("**")) {
            boolean any = false;
            for (int i = 0; i < next.length; i++) {
                any |= reached[i];
                next[i] = any;
            }
            return next;
        }
        for (int i = 1; i < next.length; i++) {
            next[i] = reached[i - 1] && matches(segment, names.get(i - 1));
        }
        return next;
    }

    /** The classic two-pointer match, which goes back to the last star only. */
    private static boolean matches(String pattern, String name) {
        int p = 0;
        int n = 0;
        int star = -1;
        int resume = 0;
        while (n < name.length()) {
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                star = p++;
                resume = n;
            } else if (p < pattern.length() && takes(pattern, p, name.charAt(n))) {
                p = afterOne(pattern, p);
                n++;
            } else if (star >= 0) {
                p = star + 1;
                n = ++resume;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') {
            p++;
        }
        return p == pattern.length();
    }

    private static boolean takes(String pattern, int at, char c) {
        return switch (pattern.charAt(at)) {
            case '?' -> true;
            case '[' -> classTakes(pattern, at, c);
            case '\\' -> at + 1 < pattern.length() && pattern.charAt(at + 1) == c;
            default -> pattern.charAt(at) == c;
        };
    }

    private static int afterOne(String pattern, int at) {
        return switch (pattern.charAt(at)) {
            case '[' -> classEnd(pattern, at);
            case '\\' -> Math.min(pattern.length(), at + 2);
            default -> at + 1;
        };
    }

    private static boolean classTakes(String pattern, int at, char c) {
        int end = classEnd(pattern, at) - 1;
        boolean negated = at + 1 < end && pattern.charAt(at + 1) == '^';
        boolean taken = false;
        for (int i = at + (negated ? 2 : 1); i < end; i++) {
            char low = pattern.charAt(i);
            boolean range = i + 2 < end && pattern.charAt(i + 1) == '-';
            char high = range ? pattern.charAt(i + 2) : low;
            taken |= low <= c && c <= high;
            i += range ? 2 : 0;
        }
        return taken != negated;
    }

    private static int classEnd(String pattern, int at) {
        int end = pattern.indexOf(']', at + 2);
        return end < 0 ? pattern.length() : end + 1;
    }
}
