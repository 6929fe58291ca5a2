package dev.slipway.plan.python.project;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import dev.slipway.plan.python.project.pep.PackageNames;
import dev.slipway.plan.python.project.toml.TomlTable;
import dev.slipway.plan.python.project.toml.TomlValue;

/**
 * Reads {@code pyproject.toml}: PEP 621 ({@code [project]}), dependency groups (PEP 735), the dynamic dependencies of
 * setuptools and hatch, and what uv and PDM add to it. Poetry's own tables are {@link PoetryReader}'s.
 */
final class PyprojectReader {

    /** More groups than that include each other in no real project. */
    private static final int MOST_GROUPS = 200;

    private final Documents documents;
    private final String file;
    private final String folder;
    private final RequirementsReader requirements;
    private final Findings findings;
    private final RequirementLines lines;
    private final Set<String> openGroups = new HashSet<>();
    private boolean membersCopied;

    PyprojectReader(Documents documents, String folder, RequirementsReader requirements, Findings findings) {
        this.documents = documents;
        this.folder = folder;
        this.file = Paths.join(folder, "pyproject.toml");
        this.requirements = requirements;
        this.findings = findings;
        this.lines = new RequirementLines(new LocalPackages(documents, findings, requirements), findings);
    }

    /** Whether the file says what its project needs, be it nothing; one that only configures tools does not. */
    boolean read() {
        Optional<TomlTable> document = documents.toml(file);
        document.ifPresent(this::readIndexes);
        return document.map(this::readAll).orElse(false);
    }

    private boolean readAll(TomlTable toml) {
        int before = findings.declared.size();
        boolean standard = toml.get("project", "dependencies").isPresent() || readDynamic(toml);
        toml.elements("project", "dependencies").forEach(this::declare);
        boolean poetry = !standard && toml.table("tool", "poetry").isPresent()
                && new PoetryReader(documents, file, findings).read(toml.table("tool", "poetry").get());
        toml.table("tool", "poetry").ifPresent(table -> new PoetryReader(documents, file, findings).readGroups(table));
        boolean groups = readGroups(toml, findings.declared.size() == before);
        readSources(toml);
        if (standard || poetry || groups) {
            findings.files.add(file);
        }
        return standard || poetry || groups;
    }

    private void declare(TomlValue element) {
        Place place = new Place(file, element.line());
        element.asText().ifPresentOrElse(text -> lines.named(text, place),
                () -> lines.unreadable("dependencies", "every element must be a text", place));
    }

    /** Dependencies that the build backend takes from other files ("dynamic" of PEP 621). */
    private boolean readDynamic(TomlTable toml) {
        boolean dynamic = toml.elements("project", "dynamic").stream()
                .anyMatch(value -> value.asText().equals(Optional.of("dependencies")));
        if (!dynamic) {
            return false;
        }
        List<TomlValue> named = Stream.of(
                toml.get("tool", "setuptools", "dynamic", "dependencies", "file"),
                toml.get("tool", "hatch", "metadata", "hooks", "requirements_txt", "files")).flatMap(Optional::stream)
                .flatMap(value -> value.asText().isPresent() ? Stream.of(value) : value.elements().stream()).toList();
        named.forEach(this::readDynamicFile);
        return !named.isEmpty();
    }

    private void readDynamicFile(TomlValue name) {
        Optional<String> path = name.asText().flatMap(text -> Paths.resolve(folder, text));
        if (path.filter(documents::has).isEmpty()) {
            findings.warn("requirements_file_missing", file + ": " + Place.name(name.asText().orElse("a file"))
                    + ", which holds the dependencies, is not among the files", file, name.line());
        } else if (!requirements.knows(path.get())) {
            requirements.readFile(path.get(), false);
        }
    }

    /**
     * Groups that belong to the running program: named as default ones, or all but dev groups where nothing else is declared.
     */
    private boolean readGroups(TomlTable toml, boolean nothingElse) {
        Optional<TomlTable> groups = toml.table("dependency-groups");
        if (groups.isEmpty()) {
            return false;
        }
        List<String> defaults = toml.elements("tool", "uv", "default-groups").stream().flatMap(value -> value.asText().stream())
                .toList();
        boolean found = false;
        for (String group : groups.get().values().keySet()) {
            boolean wanted = (nothingElse || defaults.contains(group)) && !isForDevelopment(group);
            if (wanted) {
                findings.groups.add(group);
                readGroup(groups.get(), group);
                found = true;
            }
        }
        return found;
    }

    private void readGroup(TomlTable groups, String name) {
        if (!openGroups.add(PackageNames.normalize(name))) {
            return;
        }
        for (TomlValue element : groups.elements(name)) {
            Optional<String> included = element.asTable().flatMap(table -> table.text("include-group"));
            if (included.isPresent()) {
                readIncluded(groups, included.get(), element.line());
            } else {
                declare(element);
            }
        }
    }

    private void readIncluded(TomlTable groups, String name, int line) {
        if (openGroups.size() > MOST_GROUPS) {
            return;
        }
        groups.values().keySet().stream().filter(group -> PackageNames.normalize(group).equals(PackageNames.normalize(name)))
                .findFirst()
                .ifPresentOrElse(group -> readGroup(groups, group),
                        () -> lines.unreadable("include-group = " + name, "there is no such group", new Place(file, line)));
    }

    /** Where uv takes single packages from ({@code [tool.uv.sources]}). */
    private void readSources(TomlTable toml) {
        Set<String> wanted = findings.byName().keySet();
        toml.table("tool", "uv", "sources").ifPresent(sources -> sources.values().forEach((name, value) -> {
            if (wanted.contains(PackageNames.normalize(name))) {
                value.asTable().ifPresent(source -> readSource(name, source));
                value.elements().forEach(each -> each.asTable().ifPresent(source -> readSource(name, source)));
            }
        }));
    }

    private void readSource(String name, TomlTable source) {
        new PoetryReader(documents, file, findings).noteSource(name, source);
        if (source.isTrue("workspace") && !membersCopied) {
            membersCopied = true;
            documents.toml(file)
                    .ifPresent(toml -> toml.elements("tool", "uv", "workspace", "members").forEach(this::copyMembers));
        }
    }

    private void copyMembers(TomlValue member) {
        LocalPackages local = new LocalPackages(documents, findings, requirements);
        member.asText().map(text -> text.endsWith("/*") ? text.substring(0, text.length() - 2) : text)
                .flatMap(text -> Paths.resolve(folder, text)).filter(path -> !path.isEmpty()).ifPresent(local::copy);
    }

    private void readIndexes(TomlTable toml) {
        toml.tables("tool", "uv", "index").forEach(index -> index(index, index.isTrue("default")));
        toml.tables("tool", "pdm", "source").forEach(source -> index(source, source.text("name").equals(Optional.of("pypi"))));
        toml.tables("tool", "poetry", "source").forEach(source -> index(source, source.text("priority").isEmpty()));
    }

    private void index(TomlTable index, boolean replaces) {
        index.text("url").filter(url -> !url.startsWith("https://pypi.org/")).ifPresent(url -> findings
                .index(replaces ? IndexUrl.Kind.INDEX : IndexUrl.Kind.EXTRA_INDEX, url,
                        new Place(file, index.get("url").get().line())));
    }

    /** Names that people give to groups that a running program does not need. */
    static boolean isForDevelopment(String group) {
        String name = group.toLowerCase(Locale.ROOT);
        return DEVELOPMENT.contains(name)
                || Stream.of("dev-", "dev_", "test-", "test_", "lint-", "docs-").anyMatch(name::startsWith)
                || Stream.of("-dev", "_dev", "-test", "_test", "-tests").anyMatch(name::endsWith);
    }

    private static final Set<String> DEVELOPMENT = Set.of("dev", "develop", "development", "test", "tests", "testing", "lint",
            "linting",
            "linters", "format", "formatting", "style", "quality", "check", "checks", "doc", "docs", "documentation", "typing",
            "types",
            "mypy", "ci", "debug", "build", "release", "pre-commit", "notebook", "notebooks", "jupyter", "examples",
            "benchmark",
            "benchmarks", "profiling", "coverage", "tools", "tooling");
}
