package dev.slipway.plan.python.project;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Splits the options of a requirements line as pip does: with Python's {@code shlex.split}, in POSIX mode. */
final class ShellWords {

    private ShellWords() {
    }

    /** The words; empty where a quotation is left open or a backslash ends the text. */
    static Optional<List<String>> split(String text) {
        List<String> words = new ArrayList<>();
        StringBuilder word = null;
        char quote = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean blank = " \t\r\n".indexOf(c) >= 0;
            if (quote == 0 && blank) {
                if (word != null) {
                    words.add(word.toString());
                }
                word = null;
                continue;
            }
            word = word == null ? new StringBuilder() : word;
            if (quote == 0 && (c == '"' || c == '\'')) {
                quote = c;
            } else if (c == quote) {
                quote = 0;
            } else if (c == '\\' && quote != '\'') {
                if (++i == text.length()) {
                    return Optional.empty();
                }
                boolean kept = quote == '"' && text.charAt(i) != '"' && text.charAt(i) != '\\';
                word.append(kept ? "\\" : "").append(text.charAt(i));
            } else {
                word.append(c);
            }
        }
        if (word != null) {
            words.add(word.toString());
        }
        return quote == 0 ? Optional.of(words) : Optional.empty();
    }
}
