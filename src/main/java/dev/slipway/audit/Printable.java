package dev.slipway.audit;

/**
 * Makes text from outside fit for one line of a log and for a terminal: what moves the cursor, ends a line, turns the
 * direction of writing or cannot be seen becomes {@code \\u001b} and the like (CWE-117).
 */
final class Printable {

    private static final int MOST = 200;

    private Printable() {
    }

    /** Null stays null. */
    static String of(String text) {
        if (text == null) {
            return null;
        }
        StringBuilder shown = new StringBuilder();
        text.codePoints().limit(MOST).forEach(code -> append(shown, code));
        return text.codePointCount(0, text.length()) > MOST ? shown.append("...").toString() : shown.toString();
    }

    private static void append(StringBuilder shown, int code) {
        switch (Character.getType(code)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE, Character.UNASSIGNED, Character.PRIVATE_USE ->
                shown.append("\\u%04x".formatted(code));
            default -> shown.appendCodePoint(code);
        }
    }
}
