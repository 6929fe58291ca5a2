package dev.slipway.plan.python.project;

import java.util.List;

/**
 * Lines of a requirements file.
 *
 * @param lines exactly as pip reads them; index URLs among them may hold credentials, so never log or answer them
 */
public record PipText(List<String> lines) {

    public PipText {
        lines = List.copyOf(lines);
    }

    /** The file, with a line end after every line. */
    public String text() {
        return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
    }

    @Override
    public String toString() {
        return lines.stream().map(Redaction::of).toList().toString();
    }
}
