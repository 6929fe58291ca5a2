package dev.slipway.plan.node;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A range of versions as npm writes them: comparators, {@code ^}, {@code ~}, {@code x}, hyphens, {@code ||} (the semver
 * package's README, "Ranges"). Each alternative is an interval, its end exclusive.
 */
record VersionRange(List<Interval> alternatives) {

    /** From and to, as major, minor and patch in one number. */
    record Interval(long from, long to) {
        Interval and(Interval other) {
            return new Interval(Math.max(from, other.from), Math.min(to, other.to));
        }
    }

    private static final int LONGEST = 200;
    private static final long PART = 100_000;
    private static final Interval ANY = new Interval(0, Long.MAX_VALUE);
    private static final Pattern COMPARATOR = Pattern.compile(
            "(>=|<=|>|<|=|\\^|~>?)?\\s*v?(\\d{1,4}|[xX*])(?:\\.(\\d{1,4}|[xX*]))?(?:\\.(\\d{1,5}|[xX*]))?(?:[-+][0-9A-Za-z.+-]*)?");
    private static final Pattern HYPHEN = Pattern.compile("(\\S+)\\s+-\\s+(\\S+)");

    /** Reads a range; nothing when it is none. */
    static Optional<VersionRange> parse(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        List<Interval> alternatives = new ArrayList<>();
        for (String alternative : text.split("\\|\\|", -1)) {
            Optional<Interval> interval = alternative(alternative.strip());
            if (interval.isEmpty()) {
                return Optional.empty();
            }
            alternatives.add(interval.get());
        }
        return Optional.of(new VersionRange(alternatives));
    }

    /** Whether the newest release of this major is in the range: what an image tagged with the major alone holds. */
    boolean allowsNewestOf(int major) {
        long newest = number(major + 1L, 0, 0) - 1;
        return alternatives.stream().anyMatch(interval -> interval.from <= newest && newest < interval.to);
    }

    boolean allowsSomeOf(int major) {
        Interval all = new Interval(number(major, 0, 0), number(major + 1L, 0, 0));
        return alternatives.stream().map(all::and).anyMatch(both -> both.from < both.to);
    }

    private static Optional<Interval> alternative(String text) {
        Matcher hyphen = HYPHEN.matcher(text);
        if (hyphen.matches()) {
            return alternative(">=" + hyphen.group(1))
                    .flatMap(from -> alternative("<=" + hyphen.group(2)).map(from::and));
        }
        Interval interval = ANY;
        Matcher comparator = COMPARATOR.matcher(text);
        int end = 0;
        while (end < text.length() && comparator.find(end) && text.substring(end, comparator.start()).matches("[\\s,]*")) {
            interval = interval.and(comparator(comparator));
            end = comparator.end();
        }
        return text.substring(end).isBlank() ? Optional.of(interval) : Optional.empty();
    }

    private static Interval comparator(Matcher parts) {
        String operator = parts.group(1) == null ? "=" : parts.group(1);
        Long major = part(parts.group(2));
        Long minor = major == null ? null : part(parts.group(3));
        Long patch = minor == null ? null : part(parts.group(4));
        if (major == null) {
            return ANY;
        }
        long from = number(major, orZero(minor), orZero(patch));
        long end = patch != null ? from + 1 : minor != null ? number(major, minor + 1, 0) : number(major + 1, 0, 0);
        return switch (operator) {
            case ">=" -> new Interval(from, Long.MAX_VALUE);
            case ">" -> new Interval(end, Long.MAX_VALUE);
            case "<" -> new Interval(0, from);
            case "<=" -> new Interval(0, end);
            case "^" -> new Interval(from, major > 0 || minor == null ? number(major + 1, 0, 0) : number(0, minor + 1, 0));
            case "~", "~>" -> new Interval(from, minor == null ? number(major + 1, 0, 0) : number(major, minor + 1, 0));
            default -> new Interval(from, end);
        };
    }

    private static Long part(String text) {
        return text == null || !Character.isDigit(text.charAt(0)) ? null : Long.valueOf(text);
    }

    private static long orZero(Long part) {
        return part == null ? 0 : part;
    }

    private static long number(long major, long minor, long patch) {
        return (major * PART + minor) * PART + patch;
    }
}
