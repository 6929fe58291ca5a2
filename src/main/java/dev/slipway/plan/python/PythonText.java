package dev.slipway.plan.python;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The statements of a Python file as logical lines (Python language reference, 2.1), without comments and docstrings:
 * enough to see plain imports and the main guard.
 */
record PythonText(List<Line> lines) {

    private static final Pattern IMPORT = Pattern.compile("\\s*import\\s+(.+)");
    private static final Pattern FROM = Pattern.compile("\\s*from\\s+([\\w.]+)\\s+import\\b.*");
    private static final Pattern MODULE = Pattern.compile("\\s*([\\p{L}_][\\p{L}\\p{N}_.]*)(\\s+as\\s+\\w+)?\\s*");
    private static final Pattern MAIN_GUARD = Pattern.compile("if\\s+\\(?\\s*__name__\\s*==\\s*(['\"])__main__\\1.*");

    /** @param number 1-based, of its first character */
    record Line(int number, String text) {
    }

    /** @param module dotted */
    record Import(String module, int line) {
    }

    static PythonText of(String source) {
        return new PythonText(new LogicalLines(source).read());
    }

    boolean hasMainGuard() {
        return lines.stream().anyMatch(line -> MAIN_GUARD.matcher(line.text()).matches());
    }

    List<Import> imports() {
        List<Import> found = new ArrayList<>();
        for (Line line : lines) {
            Matcher from = FROM.matcher(line.text());
            if (from.matches() && !from.group(1).startsWith(".")) {
                found.add(new Import(from.group(1), line.number()));
            }
            Matcher plain = IMPORT.matcher(line.text());
            if (plain.matches()) {
                for (String part : plain.group(1).split(",")) {
                    Matcher module = MODULE.matcher(part);
                    if (module.matches()) {
                        found.add(new Import(module.group(1), line.number()));
                    }
                }
            }
        }
        return found;
    }
}
