package dev.slipway.plan.python.project;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.slipway.plan.python.project.pep.Malformed;
import dev.slipway.plan.python.project.pep.PackageNames;
import dev.slipway.plan.python.project.toml.TomlTable;
import dev.slipway.plan.python.project.toml.TomlValue;

/**
 * Reads the tables of Poetry (python-poetry.org, "Dependency specification") and says the same in PEP 508. The tables of
 * {@code Pipfile} are of the same build, with PEP 440 versions.
 */
final class PoetryReader {

    private final String file;
    private final Findings findings;
    private final RequirementLines lines;

    PoetryReader(Documents documents, String file, Findings findings) {
        this.file = file;
        this.findings = findings;
        this.lines = new RequirementLines(new LocalPackages(documents, findings, null), findings);
    }

    /** Whether there is a table of dependencies. */
    boolean read(TomlTable poetry) {
        poetry.table("dependencies").ifPresent(this::readDependencies);
        return poetry.table("dependencies").isPresent();
    }

    /** The groups besides the main one that {@code poetry install} would take and that are not for development. */
    void readGroups(TomlTable poetry) {
        poetry.table("group").map(TomlTable::values).orElse(Map.of()).forEach((name, value) -> {
            Optional<TomlTable> group = value.asTable().filter(table -> !table.isTrue("optional"));
            if (group.isPresent() && !PyprojectReader.isForDevelopment(name)) {
                findings.groups.add(name);
                group.get().table("dependencies").ifPresent(this::readDependencies);
            }
        });
    }

    void readDependencies(TomlTable dependencies) {
        dependencies.values().forEach((name, value) -> {
            if (!name.equals("python")) {
                readDependency(name, value);
            }
        });
    }

    private void readDependency(String name, TomlValue value) {
        Place place = new Place(file, value.line());
        Optional<String> version = value.asText();
        if (!PackageNames.isName(name)) {
            lines.unreadable(name, "this is no name of a package", place);
        } else if (version.isPresent()) {
            declare(name, version.get(), "", "", place);
        } else if (value.asTable().isPresent()) {
            readTable(name, value.asTable().get(), place);
        } else {
            value.elements()
                    .forEach(each -> each.asTable().ifPresent(table -> readTable(name, table, new Place(file, table.line()))));
        }
    }

    private void readTable(String name, TomlTable table, Place place) {
        if (table.isTrue("optional")) {
            return;
        }
        String extras = table.elements("extras").stream().flatMap(value -> value.asText().stream())
                .collect(Collectors.joining(","));
        String bracketed = extras.isEmpty() ? "" : "[" + extras + "]";
        Optional<String> reference = reference(table);
        if (reference.isPresent()) {
            String text = name + bracketed + " @ " + reference.get();
            noteSource(name, table);
            findings.declared.add(Declared.direct(text, PackageNames.normalize(name), place));
        } else {
            declare(name, table.text("version").orElse("*"), bracketed, marker(table), place);
        }
    }

    private void declare(String name, String version, String extras, String marker, Place place) {
        try {
            lines.named(name + extras + PoetryConstraint.toPep440(version) + marker, place);
        } catch (Malformed e) {
            lines.unreadable(name + " = " + version, e.getMessage(), place);
        }
    }

    /** A URL in place of a version: {@code git}, {@code url}, {@code path} or Pipenv's {@code file}. */
    private static Optional<String> reference(TomlTable table) {
        Optional<String> revision = table.text("rev").or(() -> table.text("tag")).or(() -> table.text("branch"))
                .or(() -> table.text("ref"));
        return table.text("git").map(url -> "git+" + url + revision.map(rev -> "@" + rev).orElse(""))
                .or(() -> table.text("url"))
                .or(() -> table.text("path").or(() -> table.text("file")).map(path -> path.contains(":") ? path
                        : "file:" + path));
    }

    /** What installing from the table's {@code git}, {@code url} or {@code path} takes. */
    void noteSource(String name, TomlTable source) {
        Place place = new Place(file, source.line());
        reference(source).ifPresent(url -> lines.note(PackageNames.normalize(name), relativeToFile(url), place));
    }

    private String relativeToFile(String url) {
        boolean relative = url.startsWith("file:") && !url.startsWith("file:/");
        String folder = Paths.folder(file);
        return relative && !folder.isEmpty() ? "file:" + folder + "/" + url.substring(5) : url;
    }

    private static String marker(TomlTable table) {
        List<String> parts = List.of(
                table.text("markers").map(marker -> "(" + marker + ")").orElse(""),
                table.text("python").map(PoetryReader::pythonMarker).orElse(""),
                table.text("platform").map(platform -> "sys_platform == '" + platform + "'").orElse(""),
                table.text("sys_platform").map(condition -> "sys_platform " + condition).orElse(""),
                table.text("os_name").map(condition -> "os_name " + condition).orElse(""));
        String all = parts.stream().filter(part -> !part.isEmpty()).collect(Collectors.joining(" and "));
        return all.isEmpty() ? "" : "; " + all;
    }

    private static String pythonMarker(String constraint) {
        String specifier = PoetryConstraint.toPep440(constraint);
        return specifier.isEmpty() ? ""
                : List.of(specifier.split(",")).stream().map(PoetryReader::pythonClause).collect(Collectors.joining(" and "));
    }

    private static String pythonClause(String clause) {
        int digits = 0;
        while (digits < clause.length() && "<>=!~".indexOf(clause.charAt(digits)) >= 0) {
            digits++;
        }
        String version = clause.substring(digits);
        boolean patch = version.chars().filter(c -> c == '.').count() > 1 && !version.endsWith(".*");
        return (patch ? "python_full_version " : "python_version ") + clause.substring(0, digits) + " '" + version + "'";
    }

}
