package dev.slipway.plan.python.project;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import dev.slipway.plan.python.project.pep.Malformed;
import dev.slipway.plan.python.project.pep.Specifiers;
import dev.slipway.plan.python.project.pep.Version;

/**
 * What one file says about the version of Python.
 *
 * @param key what says it, such as {@code requires-python}
 * @param text as written
 * @param alternatives of which one must allow the version
 * @param pin the version, where the file names one rather than a range
 * @param place where
 */
record PythonWish(String key, String text, List<Specifiers> alternatives, Optional<Version> pin, Place place) {

    /** Above every patch release that there is: images carry the newest one. */
    private static final int NEWEST_PATCH = 99;

    /**
     * A version such as {@code 3.11}, {@code 3.11.7}, {@code 3.11.x} or {@code 3.11.*}.
     *
     * @throws Malformed if it is none
     */
    static PythonWish pin(String key, String text, Place place) {
        String number = text.endsWith(".x") || text.endsWith(".*") ? text.substring(0, text.length() - 2) : text;
        Version version = Version.parse(number);
        if (version.release().size() < 2) {
            return range(key, "==" + number + ".*", place);
        }
        return new PythonWish(key, text, List.of(), Optional.of(version), place);
    }

    /**
     * Specifiers of PEP 440.
     *
     * @throws Malformed if they are none
     */
    static PythonWish range(String key, String text, Place place) {
        if (text.length() > 500) {
            throw new Malformed("it is longer than 500 characters");
        }
        return new PythonWish(key, text, List.of(Specifiers.parse(text)), Optional.empty(), place);
    }

    /** Whether the image of that minor version fits. */
    boolean allows(int minor) {
        return pin.map(version -> minorOf(version) == minor).orElseGet(() -> allows(Version.of(3, minor, NEWEST_PATCH)));
    }

    /** The newest patch release of that minor version that fits, for wishes that exclude the newest ones. */
    Optional<Version> allowedPatch(int minor) {
        return IntStream.rangeClosed(0, NEWEST_PATCH).mapToObj(i -> Version.of(3, minor, NEWEST_PATCH - i)).filter(this::allows)
                .findFirst();
    }

    boolean allows(Version version) {
        return pin.map(wanted -> minorOf(version) == minorOf(wanted))
                .orElseGet(() -> alternatives.stream().anyMatch(specifiers -> specifiers.matches(version)));
    }

    /** The minor version of a pin on Python 3; -1 for other versions. */
    static int minorOf(Version version) {
        String minor = version.releaseAt(1);
        return version.releaseAt(0).equals("3") && minor.length() < 4 ? Integer.parseInt(minor) : -1;
    }

    @Override
    public String toString() {
        return key + " says " + text;
    }
}
