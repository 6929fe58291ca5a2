package dev.slipway.plan.python.project.pep;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A version by PEP 440, ordered as its "Summary of permitted suffixes and relative ordering" says. Numbers stay decimal
 * text without leading zeros, since the PEP sets no bound on them.
 *
 * @param epoch {@code 0} unless the version says {@code N!}
 * @param release at least one number
 * @param pre pre-release, such as {@code rc1}
 * @param post number of the post-release
 * @param dev number of the developmental release
 * @param local segments of the label after {@code +}; empty without one
 */
public record Version(String epoch, List<String> release, Optional<Pre> pre, Optional<String> post, Optional<String> dev,
        List<String> local) implements Comparable<Version> {

    /** A pre-release: its phase ({@code a}, {@code b} or {@code rc}) and number. */
    public record Pre(String phase, String number) {
    }

    /** Numbers without leading zeros: the longer one is greater. */
    static final Comparator<String> BY_NUMBER = Comparator.comparingInt(String::length)
            .thenComparing(Comparator.naturalOrder());

    private static final Comparator<Version> PUBLIC_ORDER = Comparator.comparing(Version::epoch, BY_NUMBER)
            .thenComparing(Version::release, Version::compareReleases)
            .thenComparing(Version::prePhase)
            .thenComparing(v -> v.pre.map(Pre::number).orElse("0"), BY_NUMBER)
            .thenComparing(v -> v.post.isPresent())
            .thenComparing(v -> v.post.orElse("0"), BY_NUMBER)
            .thenComparing(v -> v.dev.isEmpty())
            .thenComparing(v -> v.dev.orElse("0"), BY_NUMBER);

    private static final Comparator<Version> ORDER = PUBLIC_ORDER.thenComparing(Version::local, Version::compareLocals);

    /**
     * Reads a version in any spelling that PEP 440 can normalise, such as {@code v1.0-beta.2}.
     *
     * @throws Malformed if it is none
     */
    public static Version parse(String text) {
        Cursor cursor = new Cursor(text.strip());
        Version version = VersionReader.read(cursor);
        if (!cursor.atEnd()) {
            throw cursor.expected("the end of the version");
        }
        return version;
    }

    /** A version that is nothing but its release numbers. */
    public static Version of(int... release) {
        List<String> numbers = new ArrayList<>();
        for (int number : release) {
            numbers.add(Integer.toString(number));
        }
        return new Version("0", List.copyOf(numbers), Optional.empty(), Optional.empty(), Optional.empty(), List.of());
    }

    public boolean isPrerelease() {
        return pre.isPresent() || dev.isPresent();
    }

    /** The number at that place of the release, with {@code 0} for those not written. */
    public String releaseAt(int place) {
        return place < release.size() ? release.get(place) : "0";
    }

    Version withoutLocal() {
        return new Version(epoch, release, pre, post, dev, List.of());
    }

    /** Epoch and release alone. */
    Version base() {
        return new Version(epoch, release, Optional.empty(), Optional.empty(), Optional.empty(), List.of());
    }

    @Override
    public int compareTo(Version other) {
        return ORDER.compare(this, other);
    }

    /** The same version however it is written: {@code 1.0} is {@code 1.0.0}. */
    public boolean sameAs(Version other) {
        return compareTo(other) == 0;
    }

    /** The normal form of PEP 440, such as {@code 1.0rc1.post2}. */
    @Override
    public String toString() {
        return (epoch.equals("0") ? "" : epoch + "!") + String.join(".", release)
                + pre.map(p -> p.phase() + p.number()).orElse("")
                + post.map(number -> ".post" + number).orElse("") + dev.map(number -> ".dev" + number).orElse("")
                + (local.isEmpty() ? "" : "+" + String.join(".", local));
    }

    private int prePhase() {
        if (pre.isEmpty()) {
            return post.isEmpty() && dev.isPresent() ? -1 : 3;
        }
        return switch (pre.get().phase()) {
            case "a" -> 0;
            case "b" -> 1;
            default -> 2;
        };
    }

    private static int compareReleases(List<String> one, List<String> other) {
        for (int i = 0; i < Math.max(one.size(), other.size()); i++) {
            int order = BY_NUMBER.compare(i < one.size() ? one.get(i) : "0", i < other.size() ? other.get(i) : "0");
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private static int compareLocals(List<String> one, List<String> other) {
        for (int i = 0; i < Math.min(one.size(), other.size()); i++) {
            int order = compareLocalSegments(one.get(i), other.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(one.size(), other.size());
    }

    private static int compareLocalSegments(String one, String other) {
        boolean number = Ascii.isDigit(one.charAt(0)) && one.chars().allMatch(c -> Ascii.isDigit((char) c));
        boolean otherNumber = Ascii.isDigit(other.charAt(0)) && other.chars().allMatch(c -> Ascii.isDigit((char) c));
        if (number && otherNumber) {
            return BY_NUMBER.compare(one, other);
        }
        return number == otherNumber ? one.compareTo(other) : Boolean.compare(number, otherNumber);
    }
}
