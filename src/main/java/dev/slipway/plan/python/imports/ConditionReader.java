package dev.slipway.plan.python.imports;

import java.util.ArrayList;
import java.util.List;

/**
 * Understands the conditions that packages put around imports: checks of {@code sys.version_info} and of the platform,
 * {@code TYPE_CHECKING}, {@code __name__ == "__main__"}, negated or joined by {@code and}.
 */
final class ConditionReader {
    /** Longer conditions are cut, and not understood: it bounds what an else branch costs. */
    static final int LONGEST = 300;

    private final Cursor cursor;

    ConditionReader(Cursor cursor) {
        this.cursor = cursor;
    }

    /** The text of a block's condition, as far as it is kept. */
    String text(Scope scope) {
        int end = Math.min(scope.conditionEnd, scope.conditionStart + LONGEST);
        return cursor.slice(scope.conditionStart, end);
    }

    Condition read(Scope scope) {
        String text = text(scope).strip();
        cursor.extraWork += text.length();
        boolean whole = scope.conditionEnd - scope.conditionStart <= LONGEST;
        return whole ? read(text) : unknown(text);
    }

    static Condition read(String text) {
        List<String> words = withoutParentheses(words(text));
        if (words.contains("or") || words.contains("lambda") || words.contains("else")) {
            return unknown(text);
        }
        if (words.size() > 1 && words.get(0).equals("not") && isTypeChecking(words.subList(1, words.size()))) {
            return new Condition(text, List.of(), false, true);
        }
        List<Guard> guards = new ArrayList<>();
        boolean typeChecking = false;
        for (List<String> conjunct : conjuncts(words)) {
            if (isTypeChecking(conjunct)) {
                typeChecking = true;
            } else {
                guards.add(guard(conjunct, text));
            }
        }
        return new Condition(text, guards, typeChecking, false);
    }

    private static Condition unknown(String text) {
        return new Condition(text, List.of(new Guard.Other(text, false)), false, false);
    }

    private static List<String> words(String text) {
        Lexer lexer = new Lexer(new Cursor(text), new Findings());
        List<String> words = new ArrayList<>();
        int kind = lexer.next();
        while (kind != Token.END_OF_FILE) {
            if (kind != Token.NEWLINE) {
                words.add(lexer.text());
            }
            kind = lexer.next();
        }
        return words;
    }

    private static List<String> withoutParentheses(List<String> words) {
        List<String> inner = words;
        while (inner.size() > 2 && inner.get(0).equals("(") && closingIndex(inner) == inner.size() - 1) {
            inner = inner.subList(1, inner.size() - 1);
        }
        return inner;
    }

    /** The index of the bracket that closes the one at 0, or -1. */
    private static int closingIndex(List<String> words) {
        int depth = 0;
        for (int i = 0; i < words.size(); i++) {
            depth += depthChange(words.get(i));
            if (depth == 0) {
                return i;
            }
        }
        return -1;
    }

    private static int depthChange(String word) {
        return switch (word) {
            case "(", "[", "{" -> 1;
            case ")", "]", "}" -> -1;
            default -> 0;
        };
    }

    private static List<List<String>> conjuncts(List<String> words) {
        List<List<String>> conjuncts = new ArrayList<>();
        int depth = 0;
        int from = 0;
        for (int i = 0; i < words.size(); i++) {
            depth += depthChange(words.get(i));
            if (depth == 0 && words.get(i).equals("and")) {
                conjuncts.add(withoutParentheses(words.subList(from, i)));
                from = i + 1;
            }
        }
        conjuncts.add(withoutParentheses(words.subList(from, words.size())));
        return conjuncts;
    }

    /** {@code TYPE_CHECKING}, or that attribute of any name. */
    private static boolean isTypeChecking(List<String> words) {
        int last = words.size() - 1;
        if (last < 0 || !words.get(last).equals("TYPE_CHECKING")) {
            return false;
        }
        return last == 0 || last == 2 && words.get(1).equals(".");
    }

    private static Guard guard(List<String> conjunct, String whole) {
        boolean negated = !conjunct.isEmpty() && conjunct.get(0).equals("not");
        List<String> words = negated ? withoutParentheses(conjunct.subList(1, conjunct.size())) : conjunct;
        VersionTest version = VersionTests.read(words);
        if (version != null) {
            return new Guard.Version(whole, negated, version);
        }
        Verdict onLinux = PlatformTests.onLinux(words);
        if (onLinux != Verdict.UNKNOWN) {
            return new Guard.Platform(whole, negated, onLinux == Verdict.HOLDS);
        }
        boolean main = words.size() == 3 && words.get(0).equals("__name__") && words.get(1).equals("==");
        return main ? new Guard.Main(whole, negated) : new Guard.Other(whole, negated);
    }
}
