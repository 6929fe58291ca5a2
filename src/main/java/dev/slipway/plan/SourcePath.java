package dev.slipway.plan;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A relative POSIX path of a submitted file, such as {@code src/agent.py}: no empty, {@code .} or {@code ..} segment, no
 * backslash, no control character, at most {@value #MAX_BYTES} bytes of UTF-8 (what the ustar header and every usual file
 * system can hold).
 */
public record SourcePath(String value) implements Comparable<SourcePath> {

    public static final int MAX_BYTES = 255;

    /**
     * Reads a file name of a request.
     *
     * @throws Rejection.RejectedException saying which rule the name breaks
     */
    public static SourcePath parse(String name) {
        fault(name).ifPresent(fault -> {
            throw Rejection.of("invalid_file_name", "files", "file name " + quoted(name) + " " + fault).raise();
        });
        return new SourcePath(name);
    }

    /** The part after the last slash. */
    public String fileName() {
        return value.substring(value.lastIndexOf('/') + 1);
    }

    /** The part before the last slash; empty for a file at the root. */
    public String folder() {
        return value.substring(0, Math.max(0, value.lastIndexOf('/')));
    }

    /** A name made fit for an error message: control characters shown as escapes, and not longer than a line. */
    public static String quoted(String name) {
        StringBuilder shown = new StringBuilder("\"");
        name.codePoints().limit(80).forEach(c -> {
            if (Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE) {
                shown.append(String.format("\\u%04x", c));
            } else {
                shown.appendCodePoint(c);
            }
        });
        return shown.append(name.codePointCount(0, name.length()) > 80 ? "...\"" : "\"").toString();
    }

    private static Optional<String> fault(String name) {
        if (name.isEmpty()) {
            return Optional.of("is empty");
        }
        if (name.codePoints().anyMatch(Character::isISOControl)) {
            return Optional.of("holds a control character");
        }
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(name)) {
            return Optional.of("is not valid Unicode");
        }
        if (name.indexOf('\\') >= 0) {
            return Optional.of("holds a backslash; use / between folders");
        }
        if (name.startsWith("/")) {
            return Optional.of("is absolute; use a relative path");
        }
        if (name.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            return Optional.of("is longer than " + MAX_BYTES + " bytes");
        }
        return segmentFault(name);
    }

    private static Optional<String> segmentFault(String name) {
        for (String segment : name.split("/", -1)) {
            switch (segment) {
                case "" -> {
                    return Optional.of("holds an empty folder or file name");
                }
                case ".." -> {
                    return Optional.of("climbs out with \"..\"");
                }
                case "." -> {
                    return Optional.of("holds \".\"; leave it out");
                }
                default -> {
                    // an ordinary name
                }
            }
        }
        return Optional.empty();
    }

    @Override
    public int compareTo(SourcePath other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
