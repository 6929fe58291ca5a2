package dev.slipway.plan.python.project;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

import dev.slipway.plan.python.project.pep.Malformed;
import dev.slipway.plan.python.project.pep.Specifiers;

/** Version constraints as Poetry writes them (python-poetry.org, "Version constraints"), put into PEP 440. */
final class PoetryConstraint {

    private static final int LONGEST = 500;

    private PoetryConstraint() {
    }

    /**
     * The constraint as specifiers, of which one must match: {@code ^3.9 || ^3.11} gives two.
     *
     * @throws Malformed if it is none
     */
    static List<Specifiers> alternatives(String constraint) {
        if (constraint.length() > LONGEST) {
            throw new Malformed("the version constraint is longer than " + LONGEST + " characters");
        }
        List<Specifiers> alternatives = new ArrayList<>();
        for (String alternative : constraint.replace("||", "|").split("\\|")) {
            alternatives.add(Specifiers.parse(one(alternative)));
        }
        return alternatives.isEmpty() ? List.of(Specifiers.ANY) : alternatives;
    }

    /** One line of PEP 440; the empty text where everything is allowed, or more than PEP 440 can say in one line. */
    static String toPep440(String constraint) {
        List<Specifiers> alternatives = alternatives(constraint);
        return alternatives.size() == 1 ? alternatives.get(0).toString() : "";
    }

    private static String one(String constraint) {
        StringJoiner clauses = new StringJoiner(",");
        for (String clause : withoutBlanksAfterSigns(constraint).split("[,\\s]+")) {
            if (!clause.isEmpty() && !clause.equals("*")) {
                clauses.add(clause(clause));
            }
        }
        return clauses.toString();
    }

    private static String clause(String clause) {
        char first = clause.charAt(0);
        if (first == '^') {
            return between(clause.substring(1), true);
        }
        if (first == '~' && !clause.startsWith("~=")) {
            return between(clause.substring(1), false);
        }
        if (Character.isDigit(first) || first == 'v') {
            return "==" + clause;
        }
        boolean single = first == '=' && !clause.startsWith("==");
        return (single ? "=" : "") + clause;
    }

    /** {@code ^} may change what is right of the first number that is not 0, {@code ~} what is right of the second one. */
    private static String between(String version, boolean caret) {
        String release = leadingRelease(version);
        List<BigInteger> numbers = new ArrayList<>();
        for (String number : release.split("\\.")) {
            if (number.isEmpty()) {
                throw new Malformed("a version number must follow " + (caret ? "^" : "~"));
            }
            numbers.add(new BigInteger(number));
        }
        int fixed = Math.min(caret ? firstNonZero(numbers) : 1, numbers.size() - 1);
        StringJoiner upper = new StringJoiner(".");
        for (int i = 0; i < fixed; i++) {
            upper.add(numbers.get(i).toString());
        }
        upper.add(numbers.get(fixed).add(BigInteger.ONE).toString());
        return ">=" + version.replace(".*", "") + ",<" + upper;
    }

    private static int firstNonZero(List<BigInteger> numbers) {
        int place = 0;
        while (place < numbers.size() - 1 && numbers.get(place).signum() == 0) {
            place++;
        }
        return place;
    }

    private static String leadingRelease(String version) {
        int end = 0;
        while (end < version.length()
                && (version.charAt(end) >= '0' && version.charAt(end) <= '9' || version.charAt(end) == '.')) {
            end++;
        }
        return version.substring(0, end);
    }

    private static String withoutBlanksAfterSigns(String constraint) {
        StringBuilder joined = new StringBuilder();
        for (int i = 0; i < constraint.length(); i++) {
            char c = constraint.charAt(i);
            boolean afterSign = !joined.isEmpty() && "<>=!~^".indexOf(joined.charAt(joined.length() - 1)) >= 0;
            if (!Character.isWhitespace(c) || !afterSign) {
                joined.append(c);
            }
        }
        return joined.toString();
    }
}
