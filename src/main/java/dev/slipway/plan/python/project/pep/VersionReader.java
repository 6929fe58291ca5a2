package dev.slipway.plan.python.project.pep;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.slipway.plan.python.project.pep.Version.Pre;

/** Reads a version where a cursor stands and stops behind it (PEP 440, appendix B), one pass, never going back far. */
final class VersionReader {

    private static final String[][] PHASES = { { "alpha", "a" }, { "beta", "b" }, { "preview", "rc" }, { "pre", "rc" },
            { "a", "a" }, { "b", "b" }, { "rc", "rc" }, { "c", "rc" } };

    private VersionReader() {
    }

    static Version read(Cursor cursor) {
        Version release = readRelease(cursor);
        return readSuffixes(cursor, release);
    }

    /** Epoch and release numbers alone, so that a {@code .*} may follow. */
    static Version readRelease(Cursor cursor) {
        cursor.takeWord("v");
        String first = number(cursor);
        String epoch = "0";
        if (cursor.take('!')) {
            epoch = first;
            first = number(cursor);
        }
        List<String> release = new ArrayList<>(List.of(first));
        while (cursor.peek() == '.' && Ascii.isDigit(cursor.peek(1))) {
            cursor.take('.');
            release.add(number(cursor));
        }
        return new Version(epoch, List.copyOf(release), Optional.empty(), Optional.empty(), Optional.empty(), List.of());
    }

    static Version readSuffixes(Cursor cursor, Version release) {
        Optional<Pre> pre = readPre(cursor);
        Optional<String> post = readPost(cursor);
        Optional<String> dev = readLabel(cursor, "dev");
        return new Version(release.epoch(), release.release(), pre, post, dev, readLocal(cursor));
    }

    private static Optional<Pre> readPre(Cursor cursor) {
        for (String[] phase : PHASES) {
            Optional<String> number = readLabel(cursor, phase[0]);
            if (number.isPresent()) {
                return Optional.of(new Pre(phase[1], number.get()));
            }
        }
        return Optional.empty();
    }

    private static Optional<String> readPost(Cursor cursor) {
        if (cursor.peek() == '-' && Ascii.isDigit(cursor.peek(1))) {
            cursor.take('-');
            return Optional.of(number(cursor));
        }
        return readLabel(cursor, "post").or(() -> readLabel(cursor, "rev")).or(() -> readLabel(cursor, "r"));
    }

    /** A label with an optional separator on either side and an optional number, which is 0 when left out. */
    private static Optional<String> readLabel(Cursor cursor, String label) {
        int start = cursor.position();
        skipSeparator(cursor);
        if (!cursor.takeWord(label)) {
            cursor.back(start);
            return Optional.empty();
        }
        skipSeparator(cursor);
        return Optional.of(Ascii.isDigit(cursor.peek()) ? number(cursor) : "0");
    }

    private static List<String> readLocal(Cursor cursor) {
        if (cursor.peek() != '+' || !Ascii.isAlphanumeric(cursor.peek(1))) {
            return List.of();
        }
        List<String> segments = new ArrayList<>();
        do {
            skipSeparator(cursor);
            cursor.take('+');
            segments.add(localSegment(cursor.takeWhile(c -> Ascii.isAlphanumeric((char) c))));
        } while (PackageNames.isSeparator(cursor.peek()) && Ascii.isAlphanumeric(cursor.peek(1)));
        return List.copyOf(segments);
    }

    private static String localSegment(String text) {
        boolean number = text.chars().allMatch(c -> Ascii.isDigit((char) c));
        return number ? withoutLeadingZeros(text) : Ascii.lower(text);
    }

    private static void skipSeparator(Cursor cursor) {
        if (PackageNames.isSeparator(cursor.peek())) {
            cursor.take(cursor.peek());
        }
    }

    private static String number(Cursor cursor) {
        String digits = cursor.takeDigits();
        if (digits.isEmpty()) {
            throw cursor.expected("a number");
        }
        return withoutLeadingZeros(digits);
    }

    private static String withoutLeadingZeros(String digits) {
        int from = 0;
        while (from < digits.length() - 1 && digits.charAt(from) == '0') {
            from++;
        }
        return digits.substring(from);
    }
}
