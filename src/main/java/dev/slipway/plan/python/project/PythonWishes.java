package dev.slipway.plan.python.project;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import dev.slipway.plan.SourcePath;
import dev.slipway.plan.python.project.pep.Malformed;
import dev.slipway.plan.python.project.pep.Specifiers;
import dev.slipway.plan.python.project.toml.TomlTable;

/** Collects what the files of a project say about the version of Python, the most explicit first. */
final class PythonWishes {

    private final Documents documents;
    private final Findings findings;
    private final List<PythonWish> wishes = new ArrayList<>();

    private PythonWishes(Documents documents, Findings findings) {
        this.documents = documents;
        this.findings = findings;
    }

    static List<PythonWish> collect(Documents documents, Findings findings) {
        PythonWishes wishes = new PythonWishes(documents, findings);
        wishes.versionFile(".python-version");
        wishes.versionFile("runtime.txt");
        wishes.pipfile();
        wishes.toml("pyproject.toml", "requires-python", PythonWishes::range, "project", "requires-python");
        wishes.toml("pyproject.toml", "the poetry dependency python", PythonWishes::poetry, "tool", "poetry", "dependencies",
                "python");
        wishes.setup();
        wishes.toml("uv.lock", "uv.lock", PythonWishes::range, "requires-python");
        wishes.toml("poetry.lock", "poetry.lock", PythonWishes::poetry, "metadata", "python-versions");
        wishes.toml("pylock.toml", "pylock.toml", PythonWishes::range, "requires-python");
        wishes.environment();
        return wishes.wishes;
    }

    /** How the text of a wish is understood. */
    private interface Grammar {
        PythonWish read(String key, String text, Place place);
    }

    private void add(String key, String text, Place place, Grammar grammar) {
        try {
            wishes.add(grammar.read(key, text.strip(), place));
        } catch (Malformed e) {
            findings.warn("unreadable_python_version",
                    place + ": " + SourcePath.quoted(text) + " is no version of Python that can be read: "
                            + e.getMessage(),
                    place);
        }
    }

    /** pyenv's and uv's {@code .python-version} and Heroku's {@code runtime.txt}: the first line that says something. */
    private void versionFile(String file) {
        documents.text(file).map(LogicalLines::of).filter(lines -> !lines.isEmpty()).map(lines -> lines.get(0))
                .ifPresent(line -> add(file, line.text(), new Place(file, line.number()), PythonWishes::loose));
    }

    private void toml(String file, String key, Grammar grammar, String... path) {
        documents.toml(file).flatMap(toml -> toml.get(path)).ifPresent(value -> {
            Function<TomlTable, Optional<String>> version = table -> table.text("version");
            value.asText().or(() -> value.asTable().flatMap(version))
                    .ifPresent(text -> add(key, text, new Place(file, value.line()), grammar));
        });
    }

    private void pipfile() {
        boolean full = documents.toml("Pipfile").flatMap(toml -> toml.get("requires", "python_full_version")).isPresent();
        toml("Pipfile", "Pipfile", PythonWishes::loose, "requires", full ? "python_full_version" : "python_version");
        if (!documents.has("Pipfile") && documents.has("Pipfile.lock")) {
            PipfileLock.read(documents, "Pipfile.lock").ifPresent(lock -> lock.python()
                    .ifPresent(text -> add("Pipfile.lock", text, new Place("Pipfile.lock", lock.pythonLine()),
                            PythonWishes::loose)));
        }
    }

    private void setup() {
        documents.text("setup.cfg").map(Ini::parse).map(ini -> ini.lines("options", "python_requires"))
                .filter(lines -> !lines.isEmpty())
                .ifPresent(lines -> add("python_requires", lines.get(0).text(), new Place("setup.cfg", lines.get(0).number()),
                        PythonWishes::range));
        documents.text("setup.py").flatMap(text -> SetupPyReader.text(text, "python_requires"))
                .ifPresent(token -> add("python_requires", token.text(), new Place("setup.py", token.line()),
                        PythonWishes::range));
    }

    private void environment() {
        EnvironmentReader.file(documents).ifPresent(file -> EnvironmentReader.parse(documents, file)
                .ifPresent(environment -> environment.conda().stream()
                        .filter(item -> EnvironmentReader.nameOf(item).equals("python"))
                        .findFirst()
                        .ifPresent(item -> add(file, conda(item.text()), new Place(file, item.line()), PythonWishes::loose))));
    }

    /** {@code python=3.11.4=h955ad1f_0 -> 3.11.4}; one {@code =} in Conda means that version and what begins with it. */
    private static String conda(String text) {
        String version = text.substring(text.indexOf("python") + "python".length()).strip();
        if (version.isEmpty()) {
            return ">=3";
        }
        if (version.startsWith("=") && !version.startsWith("==")) {
            String[] parts = version.substring(1).split("=", 2);
            return parts[0];
        }
        return version;
    }

    private static PythonWish range(String key, String text, Place place) {
        return PythonWish.range(key, text, place);
    }

    private static PythonWish poetry(String key, String text, Place place) {
        if (!text.isEmpty() && Character.isDigit(text.charAt(0)) && text.indexOf(',') < 0 && text.indexOf('|') < 0) {
            return PythonWish.pin(key, text, place);
        }
        List<Specifiers> alternatives = PoetryConstraint.alternatives(text);
        return new PythonWish(key, text, alternatives, Optional.empty(), place);
    }

    /** A version, with or without the name of an interpreter before it, or else a range. */
    private static PythonWish loose(String key, String text, Place place) {
        String version = text;
        for (String prefix : List.of("cpython", "python")) {
            version = version.startsWith(prefix) ? version.substring(prefix.length()) : version;
        }
        version = version.startsWith("-") || version.startsWith("@") ? version.substring(1) : version;
        boolean range = !version.isEmpty() && "<>=!~".indexOf(version.charAt(0)) >= 0;
        return range ? PythonWish.range(key, version, place) : PythonWish.pin(key, version, place);
    }
}
