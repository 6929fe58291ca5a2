package dev.slipway.plan.secret;

/** Literals that code gives to a name which says that they are secret: {@code api_key = "..."}, {@code {"token": "..."}}. */
final class AssignedLiterals {

    private static final int LOOKED_BACK = 80;
    private static final String QUOTES = "\"'`";
    private static final String BEFORE_VALUE = "=:>,(";

    private AssignedLiterals() {
    }

    static void find(String text, Findings findings) {
        findings.begin();
        for (int at = 0; at < text.length() && !findings.isFull(); at++) {
            if (QUOTES.indexOf(text.charAt(at)) < 0) {
                continue;
            }
            int end = at + 1;
            while (end < text.length() && NamedValue.isCharacter(text.charAt(end))) {
                end++;
            }
            boolean literal = end < text.length() && text.charAt(end) == text.charAt(at);
            int length = end - at - 1;
            if (literal && length >= NamedValue.SHORTEST && length <= NamedValue.LONGEST
                    && NamedValue.isSecretName(name(text, at)) && NamedValue.isSecretValue(text.substring(at + 1, end))) {
                findings.add(at, "a secret");
            }
            at = end - 1; // what ended the run may begin the next literal
        }
    }

    /** What stands before the literal, back to where its statement or entry begins; empty where nothing is given to a name. */
    private static String name(String text, int quote) {
        int from = Math.max(0, quote - LOOKED_BACK);
        int end = quote;
        boolean given = false;
        while (end > from && (text.charAt(end - 1) == ' ' || BEFORE_VALUE.indexOf(text.charAt(end - 1)) >= 0)) {
            given |= text.charAt(end - 1) > ' ';
            end--;
        }
        int begin = end;
        while (begin > from && ",;{(\n".indexOf(text.charAt(begin - 1)) < 0) {
            begin--;
        }
        return given ? text.substring(begin, end) : "";
    }
}
