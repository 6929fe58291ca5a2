package dev.slipway.plan.python.project.pep;

/** Letters and digits as the Python packaging grammars mean them: ASCII, whatever else Unicode has. */
final class Ascii {

    private Ascii() {
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    static boolean isAlphanumeric(char c) {
        return isDigit(c) || isLetter(c);
    }

    static char lower(char c) {
        return c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c;
    }

    /** Like {@link String#toLowerCase()}, but only for A to Z, so that no other letter can become one of these. */
    static String lower(String text) {
        StringBuilder lowered = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            lowered.append(lower(text.charAt(i)));
        }
        return lowered.toString();
    }
}
