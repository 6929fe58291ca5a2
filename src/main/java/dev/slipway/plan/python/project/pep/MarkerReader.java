package dev.slipway.plan.python.project.pep;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.slipway.plan.python.project.pep.Marker.And;
import dev.slipway.plan.python.project.pep.Marker.Comparison;
import dev.slipway.plan.python.project.pep.Marker.Literal;
import dev.slipway.plan.python.project.pep.Marker.Operand;
import dev.slipway.plan.python.project.pep.Marker.Or;
import dev.slipway.plan.python.project.pep.Marker.Variable;

/** Reads markers by the grammar of PEP 508; brackets nest at most {@value #DEEPEST} deep, so that no text overflows a stack. */
final class MarkerReader {

    private static final int DEEPEST = 100;
    private static final List<String> SIGNS = List.of("===", "==", "~=", "!=", "<=", ">=", "<", ">");
    private static final Set<String> VARIABLES = Set.of("python_version", "python_full_version", "os_name", "sys_platform",
            "platform_release", "platform_system", "platform_version", "platform_machine", "platform_python_implementation",
            "implementation_name", "implementation_version", "extra", "extras", "dependency_groups");
    /** Spellings from before PEP 508 that its grammar still allows. */
    private static final Map<String, String> OLD_NAMES = Map.of("os.name", "os_name", "sys.platform", "sys_platform",
            "platform.version", "platform_version", "platform.machine", "platform_machine",
            "platform.python_implementation", "platform_python_implementation",
            "python_implementation", "platform_python_implementation");

    private final Cursor cursor;
    private int depth;

    private MarkerReader(Cursor cursor) {
        this.cursor = cursor;
    }

    static Marker read(Cursor cursor) {
        return new MarkerReader(cursor).anyOf();
    }

    private Marker anyOf() {
        List<Marker> parts = new ArrayList<>(List.of(allOf()));
        while (takeKeyword("or")) {
            parts.add(allOf());
        }
        return parts.size() == 1 ? parts.get(0) : new Or(List.copyOf(parts));
    }

    private Marker allOf() {
        List<Marker> parts = new ArrayList<>(List.of(atom()));
        while (takeKeyword("and")) {
            parts.add(atom());
        }
        return parts.size() == 1 ? parts.get(0) : new And(List.copyOf(parts));
    }

    private Marker atom() {
        cursor.skipBlanks();
        Marker atom = cursor.take('(') ? bracketed() : comparison();
        cursor.skipBlanks();
        return atom;
    }

    private Marker bracketed() {
        if (++depth > DEEPEST) {
            throw new Malformed("the marker's brackets nest deeper than " + DEEPEST);
        }
        Marker inside = anyOf();
        if (!cursor.take(')')) {
            throw cursor.expected("a closing )");
        }
        depth--;
        return inside;
    }

    private Marker comparison() {
        Operand left = operand();
        cursor.skipBlanks();
        String operator = operator();
        cursor.skipBlanks();
        return new Comparison(left, operator, operand());
    }

    private Operand operand() {
        char quote = cursor.peek();
        if (quote == '"' || quote == '\'') {
            cursor.take(quote);
            String text = cursor.takeWhile(c -> c != quote);
            if (!cursor.take(quote)) {
                throw cursor.expected("a closing " + quote);
            }
            return new Literal(text);
        }
        int start = cursor.position();
        String word = cursor.takeWhile(c -> Ascii.isAlphanumeric((char) c) || c == '_' || c == '.');
        String name = OLD_NAMES.getOrDefault(word, word);
        if (!VARIABLES.contains(name)) {
            cursor.back(start);
            throw cursor.expected("a marker variable such as python_version, or a quoted text");
        }
        return new Variable(name);
    }

    private String operator() {
        for (String sign : SIGNS) {
            int start = cursor.position();
            if (sign.chars().allMatch(c -> cursor.take((char) c))) {
                return sign;
            }
            cursor.back(start);
        }
        if (takeKeyword("in")) {
            return "in";
        }
        if (takeKeyword("not") && cursor.skipBlanks() && takeKeyword("in")) {
            return "not in";
        }
        throw cursor.expected("a comparison such as ==, in or not in");
    }

    private boolean takeKeyword(String keyword) {
        int start = cursor.position();
        boolean here = cursor.takeWhile(c -> Ascii.isAlphanumeric((char) c) || c == '_').equals(keyword);
        if (!here) {
            cursor.back(start);
        }
        return here;
    }
}
