package dev.slipway.plan.python.project.pep;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One requirement by PEP 508, such as {@code fastapi[standard]>=0.110; python_version < "3.13"}.
 *
 * @param name as written
 * @param normalizedName by PEP 503
 * @param extras as written, in their order
 * @param specifier the versions allowed; {@link Specifiers#ANY} where none is named
 * @param url what follows {@code @}, as written
 * @param marker the condition behind {@code ;}
 */
public record Pep508(String name, String normalizedName, List<String> extras, Specifiers specifier, Optional<String> url,
        Optional<Marker> marker) {

    /**
     * Reads a whole requirement.
     *
     * @throws Malformed saying what was expected and in which column
     */
    public static Pep508 parse(String text) {
        Cursor cursor = new Cursor(text);
        cursor.skipBlanks();
        String name = identifier(cursor, "a package name");
        cursor.skipBlanks();
        List<String> extras = extras(cursor);
        cursor.skipBlanks();
        return cursor.take('@') ? withUrl(cursor, name, extras) : withVersions(cursor, name, extras);
    }

    private static Pep508 withUrl(Cursor cursor, String name, List<String> extras) {
        cursor.skipBlanks();
        String url = cursor.takeWhile(c -> c != ' ' && c != '\t');
        if (url.isEmpty()) {
            throw cursor.expected("a URL after @");
        }
        cursor.skipBlanks();
        return new Pep508(name, PackageNames.normalize(name), extras, Specifiers.ANY, Optional.of(url), marker(cursor));
    }

    private static Pep508 withVersions(Cursor cursor, String name, List<String> extras) {
        boolean bracketed = cursor.take('(');
        cursor.skipBlanks();
        Specifiers specifier = Specifiers.readList(cursor);
        cursor.skipBlanks();
        if (bracketed && !cursor.take(')')) {
            throw cursor.expected("a closing )");
        }
        cursor.skipBlanks();
        return new Pep508(name, PackageNames.normalize(name), extras, specifier, Optional.empty(), marker(cursor));
    }

    private static Optional<Marker> marker(Cursor cursor) {
        Optional<Marker> marker = Optional.empty();
        if (cursor.take(';')) {
            marker = Optional.of(MarkerReader.read(cursor));
        }
        if (!cursor.atEnd()) {
            throw cursor.expected(marker.isPresent() ? "and, or, or the end" : "a version such as ==1.0, or ; and a marker");
        }
        return marker;
    }

    private static List<String> extras(Cursor cursor) {
        if (!cursor.take('[')) {
            return List.of();
        }
        List<String> extras = new ArrayList<>();
        cursor.skipBlanks();
        while (cursor.peek() != ']' || !extras.isEmpty()) {
            extras.add(identifier(cursor, "the name of an extra"));
            cursor.skipBlanks();
            if (!cursor.take(',')) {
                break;
            }
            cursor.skipBlanks();
        }
        if (!cursor.take(']')) {
            throw cursor.expected("a comma or ]");
        }
        return List.copyOf(extras);
    }

    private static String identifier(Cursor cursor, String what) {
        int start = cursor.position();
        String word = cursor.takeWhile(c -> Ascii.isAlphanumeric((char) c) || PackageNames.isSeparator((char) c));
        if (!PackageNames.isName(word)) {
            cursor.back(start);
            throw cursor.expected(what);
        }
        return word;
    }
}
