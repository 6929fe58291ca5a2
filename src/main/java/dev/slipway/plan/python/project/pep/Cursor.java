package dev.slipway.plan.python.project.pep;

import java.util.function.IntPredicate;

/** A place in a text that only moves forward, unless it is told to go back. What every small parser here stands on. */
final class Cursor {

    private final String text;
    private int at;

    Cursor(String text) {
        this.text = text;
    }

    int position() {
        return at;
    }

    void back(int position) {
        at = position;
    }

    boolean atEnd() {
        return at >= text.length();
    }

    /** The character here, or NUL at the end. */
    char peek() {
        return peek(0);
    }

    char peek(int ahead) {
        return at + ahead < text.length() ? text.charAt(at + ahead) : '\0';
    }

    boolean take(char wanted) {
        boolean here = !atEnd() && text.charAt(at) == wanted;
        at += here ? 1 : 0;
        return here;
    }

    /** Takes the ASCII word in any case, as a prefix of what follows. */
    boolean takeWord(String word) {
        boolean here = text.regionMatches(true, at, word, 0, word.length())
                && Ascii.lower(text.substring(at, at + word.length())).equals(word);
        at += here ? word.length() : 0;
        return here;
    }

    String takeWhile(IntPredicate wanted) {
        int from = at;
        while (!atEnd() && wanted.test(text.charAt(at))) {
            at++;
        }
        return text.substring(from, at);
    }

    String takeDigits() {
        return takeWhile(c -> Ascii.isDigit((char) c));
    }

    /** Space and tab, the only white space of PEP 508. Says whether there was some. */
    boolean skipBlanks() {
        return !takeWhile(c -> c == ' ' || c == '\t').isEmpty();
    }

    String since(int position) {
        return text.substring(position, at);
    }

    Malformed expected(String what) {
        String found = atEnd() ? "the end" : "\"" + Character.toString(text.codePointAt(at)) + "\"";
        return new Malformed("expected " + what + " but found " + found + " at column " + (at + 1));
    }
}
