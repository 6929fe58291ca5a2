package dev.slipway.plan.python.need;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.slipway.plan.Requirement;
import dev.slipway.plan.Requirement.Confidence;
import dev.slipway.plan.Requirement.Source;
import dev.slipway.plan.python.imports.PythonImport;

/** One distribution on the way to a requirement: what asked for it first, and all that was asked of it since. */
final class Wanted {

    /** Name, extras, versions and marker of a dependency specifier (PEP 508) of our own tables. */
    private static final Pattern SPECIFIER = Pattern.compile("([A-Za-z0-9._-]+)(?:\\[([^]]*)])?\\s*([<>=!~][^;]*)?(;.*)?");

    private final String name;
    private final Set<String> extras = new TreeSet<>();
    private final Requirement first;
    private String versions = "";
    private String marker = "";
    private boolean pinnedBySource;

    private Wanted(String name, Requirement first) {
        this.name = name;
        this.first = first;
    }

    /** @param requirement of a table, such as {@code fastapi[standard]} */
    static Wanted of(String requirement, String module, String file, Integer line, Source source, Confidence confidence) {
        Matcher parts = parts(requirement);
        Wanted wanted = new Wanted(parts.group(1),
                new Requirement(requirement, parts.group(1), module, file, line, source, confidence));
        wanted.add(parts);
        return wanted;
    }

    static Wanted of(Distributions.Found found, PythonImport one) {
        return of(found.requirement(), one.module(), one.file(), one.line(), found.source(), found.confidence());
    }

    /** The name alone of a requirement of a table. */
    static String nameOf(String requirement) {
        return parts(requirement).group(1);
    }

    static boolean isSpecifier(String text) {
        return text.length() < 300 && SPECIFIER.matcher(text).matches();
    }

    private static Matcher parts(String requirement) {
        Matcher parts = SPECIFIER.matcher(requirement);
        if (!parts.matches()) {
            throw new IllegalArgumentException("not a requirement of a table: " + requirement);
        }
        return parts;
    }

    /** Adds extras and versions that another import asks for. */
    void merge(String requirement) {
        add(parts(requirement));
    }

    /** Adds what the source shows: its versions replace those of the tables, which know the package only. */
    void refine(String requirement) {
        Matcher parts = parts(requirement);
        boolean pins = parts.group(3) != null;
        if (pins && !pinnedBySource) {
            versions = "";
            pinnedBySource = true;
        }
        add(parts);
    }

    private void add(Matcher parts) {
        marker = parts.group(4) == null ? "" : parts.group(4);
        if (parts.group(2) != null) {
            extras.addAll(List.of(parts.group(2).split("\\s*,\\s*")));
        }
        if (parts.group(3) != null && !List.of(versions.split(",")).contains(parts.group(3))) {
            versions = versions.isEmpty() ? parts.group(3) : versions + "," + parts.group(3);
        }
    }

    boolean hasExtra(String extra) {
        return extras.contains(extra);
    }

    boolean isPinnedBySource() {
        return pinnedBySource;
    }

    Requirement requirement() {
        String text = name + (extras.isEmpty() ? "" : "[" + String.join(",", extras) + "]") + versions + marker;
        return new Requirement(text, name, first.importName(), first.file(), first.line(), first.source(),
                first.confidence());
    }
}
