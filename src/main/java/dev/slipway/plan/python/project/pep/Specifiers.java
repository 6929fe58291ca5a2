package dev.slipway.plan.python.project.pep;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.slipway.plan.python.project.pep.Specifier.Operator;

/**
 * Clauses that must all hold, such as {@code >=3.9,<3.13} (PEP 440, "Version specifiers"). None at all allows everything.
 *
 * @param clauses in the order in which they are written
 */
public record Specifiers(List<Specifier> clauses) {

    public static final Specifiers ANY = new Specifiers(List.of());

    public Specifiers {
        clauses = List.copyOf(clauses);
    }

    /**
     * Reads a whole text.
     *
     * @throws Malformed if any of it is no specifier
     */
    public static Specifiers parse(String text) {
        Cursor cursor = new Cursor(text.strip());
        List<Specifier> clauses = new ArrayList<>();
        while (!cursor.atEnd()) {
            cursor.skipBlanks();
            if (!cursor.take(',')) {
                clauses.add(read(cursor).orElseThrow(() -> cursor.expected("a comparison such as >=")));
                cursor.skipBlanks();
                if (!cursor.atEnd() && cursor.peek() != ',') {
                    throw cursor.expected("a comma");
                }
            }
        }
        return new Specifiers(clauses);
    }

    /** Whether every clause allows the version. Pre-releases count like any other version. */
    public boolean matches(Version version) {
        return clauses.stream().allMatch(clause -> clause.matches(version));
    }

    /** Whether exactly one version can be meant. */
    public boolean pins() {
        return pinned().isPresent();
    }

    /** The one version that is allowed, as written. */
    public Optional<String> pinned() {
        return clauses.stream().filter(Specifier::pins).map(Specifier::text).findFirst();
    }

    /** A list with commas between, as it stands in a requirement without brackets; stops behind its last clause or comma. */
    static Specifiers readList(Cursor cursor) {
        List<Specifier> clauses = new ArrayList<>();
        for (Optional<Specifier> next = read(cursor); next.isPresent(); next = read(cursor)) {
            clauses.add(next.get());
            cursor.skipBlanks();
            if (!cursor.take(',')) {
                break;
            }
            cursor.skipBlanks();
        }
        return new Specifiers(clauses);
    }

    private static Optional<Specifier> read(Cursor cursor) {
        for (Operator operator : Operator.values()) {
            if (takeSign(cursor, operator.sign())) {
                cursor.skipBlanks();
                return Optional.of(operator == Operator.ARBITRARY ? arbitrary(cursor) : clause(cursor, operator));
            }
        }
        return Optional.empty();
    }

    private static boolean takeSign(Cursor cursor, String sign) {
        int start = cursor.position();
        boolean here = sign.chars().allMatch(c -> cursor.take((char) c));
        if (!here) {
            cursor.back(start);
        }
        return here;
    }

    private static Specifier arbitrary(Cursor cursor) {
        String text = cursor.takeWhile(c -> !Character.isWhitespace(c) && c != ';' && c != ')' && c != ',');
        return new Specifier(Operator.ARBITRARY, Optional.empty(), false, text);
    }

    private static Specifier clause(Cursor cursor, Operator operator) {
        int start = cursor.position();
        Version release = VersionReader.readRelease(cursor);
        boolean equality = operator == Operator.EQUAL || operator == Operator.NOT_EQUAL;
        boolean wildcard = cursor.peek() == '.' && cursor.peek(1) == '*';
        if (wildcard && !equality) {
            throw new Malformed(".* can only follow == or !=, not " + operator.sign());
        }
        if (wildcard) {
            cursor.take('.');
            cursor.take('*');
            return new Specifier(operator, Optional.of(release), true, cursor.since(start));
        }
        Version version = VersionReader.readSuffixes(cursor, release);
        if (!version.local().isEmpty() && !equality) {
            throw new Malformed("a local version (+...) can only follow == or !=, not " + operator.sign());
        }
        if (operator == Operator.COMPATIBLE && version.release().size() < 2) {
            throw new Malformed("~= needs at least two numbers, such as ~=1.4");
        }
        return new Specifier(operator, Optional.of(version), false, cursor.since(start));
    }

    @Override
    public String toString() {
        return clauses.stream().map(Specifier::toString).collect(Collectors.joining(","));
    }
}
