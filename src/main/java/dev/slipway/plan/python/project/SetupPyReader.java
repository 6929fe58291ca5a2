package dev.slipway.plan.python.project;

import java.util.List;
import java.util.Optional;

import dev.slipway.plan.python.project.PythonTokens.Kind;
import dev.slipway.plan.python.project.PythonTokens.Token;

/** Reads a literal {@code install_requires} out of {@code setup.py} as text; nothing is ever run. */
final class SetupPyReader {

    private final Documents documents;
    private final String file;
    private final Findings findings;
    private final RequirementLines lines;

    SetupPyReader(Documents documents, String folder, Findings findings) {
        this.documents = documents;
        this.file = Paths.join(folder, "setup.py");
        this.findings = findings;
        this.lines = new RequirementLines(new LocalPackages(documents, findings, null), findings);
    }

    /** Whether the file has an {@code install_requires}. */
    boolean read() {
        List<Token> tokens = documents.text(file).map(PythonTokens::of).orElse(List.of());
        int value = valueOf(tokens, "install_requires");
        if (value < 0) {
            return false;
        }
        findings.files.add(file);
        int list = tokens.get(value).kind() == Kind.NAME ? valueOf(tokens, tokens.get(value).text()) : value;
        if (list < 0 || !readList(tokens, list)) {
            findings.warn("not_literal",
                    file + ": install_requires is computed, so it is only known when setup.py runs; list the"
                            + " packages literally or in pyproject.toml",
                    file, tokens.get(value).line());
        }
        return true;
    }

    /** The text that a name or keyword is set to, such as {@code python_requires}, with its line. */
    static Optional<Token> text(String source, String keyword) {
        List<Token> tokens = PythonTokens.of(source);
        int value = valueOf(tokens, keyword);
        return value < 0 || tokens.get(value).kind() != Kind.STRING ? Optional.empty() : Optional.of(tokens.get(value));
    }

    /** Where the value of {@code name =} begins; -1 without one. */
    private static int valueOf(List<Token> tokens, String name) {
        for (int i = 0; i + 2 < tokens.size(); i++) {
            if (tokens.get(i).kind() == Kind.NAME && tokens.get(i).text().equals(name) && tokens.get(i + 1).is("=")
                    && !tokens.get(i + 2).is("=")) {
                return i + 2;
            }
        }
        return -1;
    }

    /** Whether it is a list of plain strings alone. Strings side by side are one, as in Python. */
    private boolean readList(List<Token> tokens, int start) {
        if (!tokens.get(start).is("[") && !tokens.get(start).is("(")) {
            return false;
        }
        StringBuilder element = new StringBuilder();
        int line = 0;
        for (int i = start + 1; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            boolean closes = token.is("]") || token.is(")");
            if (token.kind() == Kind.STRING) {
                line = element.isEmpty() ? token.line() : line;
                element.append(token.text());
            } else if (!token.is(",") && !closes) {
                return false;
            } else if (!element.isEmpty()) {
                lines.named(element.toString(), new Place(file, line));
                element.setLength(0);
            }
            if (closes) {
                return i + 1 == tokens.size() || !List.of("+", ".", "[").contains(tokens.get(i + 1).text());
            }
        }
        return false;
    }
}
