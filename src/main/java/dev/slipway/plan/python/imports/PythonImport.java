package dev.slipway.plan.python.imports;

import java.util.List;

/**
 * One import that a Python file makes (Python language reference, 7.11 "The import statement").
 * {@code import a.b as c, d} makes two of these; {@code from a import (b as c, d)} makes one with the names b and d.
 *
 * @param module the dotted module as written, without leading dots; empty for {@code from . import x}
 * @param names what a {@code from} import takes, as it is called in the module ({@code *} for all); empty for
 *        {@code import a}
 * @param level the number of leading dots; 0 for an absolute import
 * @param file the file as it was named to the scanner
 * @param line the line, from 1, on which the statement (or the dynamic call) begins
 * @param context when it runs
 * @param surroundings everything around it that a planner may want to weigh
 */
public record PythonImport(String module, List<String> names, int level, String file, int line,
        ImportContext context, Surroundings surroundings) {

    public PythonImport {
        names = List.copyOf(names);
    }

    public boolean isRelative() {
        return level > 0;
    }
}
