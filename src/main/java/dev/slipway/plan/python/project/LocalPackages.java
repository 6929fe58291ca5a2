package dev.slipway.plan.python.project;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.slipway.plan.python.project.pep.PackageNames;

/** Packages that are part of the source tree, such as {@code -e .} or {@code ./libs/tools}; what they declare counts too. */
final class LocalPackages {

    private final Documents documents;
    private final Findings findings;
    private final RequirementsReader requirements;
    private final Set<String> seen = new HashSet<>();

    LocalPackages(Documents documents, Findings findings, RequirementsReader requirements) {
        this.documents = documents;
        this.findings = findings;
        this.requirements = requirements;
    }

    /** @param path relative to the root, perhaps with extras behind it, as in {@code .[web]} */
    void install(String path, String text, Place place) {
        int extras = path.endsWith("]") ? path.lastIndexOf('[') : -1;
        String plain = extras < 0 ? path : path.substring(0, extras);
        Optional<String> inside = Paths.resolve("", plain).filter(documents::holds);
        if (inside.isEmpty()) {
            missing(plain, place);
            findings.declared
                    .add(Declared.direct(text, PackageNames.normalize(DirectReference.nameOfFile(Paths.name(plain))), place));
            return;
        }
        add(inside.get(), text, place);
    }

    /** A {@code file:} URL behind a name; absolute ones point at the machine where the file was written. */
    void installFile(String url, Place place) {
        String path = url.substring("file:".length());
        Optional<String> inside = Paths.resolve("", path).filter(documents::holds);
        if (inside.isEmpty()) {
            missing(path, place);
        } else {
            copy(inside.get());
        }
    }

    /** Copies the package before the install step and says so once. */
    void copy(String folder) {
        if (!findings.copied.add(folder)) {
            return;
        }
        findings.wholeTree |= folder.isEmpty();
        findings.mayCompile = true;
        findings.files.addAll(documents.below(folder));
        if (documents.has(folder)) {
            findings.files.add(folder);
        }
    }

    private void add(String path, String text, Place place) {
        findings.declared.add(Declared.direct(text, nameOf(path), place));
        findings.warn("local_package", place + ": " + Place.name(path.isEmpty() ? "." : path)
                + " is installed from the source tree, so its files are copied before the install step", place);
        copy(path);
        if (seen.add(path)) {
            ProjectFolder.readDependencies(documents, path, requirements, findings);
        }
    }

    private String nameOf(String path) {
        List<String> pyproject = documents.toml(Paths.join(path, "pyproject.toml")).stream()
                .flatMap(toml -> toml.text("project", "name").or(() -> toml.text("tool", "poetry", "name")).stream()).toList();
        String name = pyproject.isEmpty() ? DirectReference.nameOfFile(Paths.name(path)) : pyproject.get(0);
        return name.isEmpty() ? "." : PackageNames.normalize(name);
    }

    private void missing(String path, Place place) {
        findings.warn("local_path_missing", place + ": " + Place.name(Redaction.of(path))
                + " is not among the files, so pip cannot install it", place);
    }
}
