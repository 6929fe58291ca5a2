package dev.slipway.plan.python.project;

import java.util.Optional;

import dev.slipway.plan.python.project.toml.TomlTable;

/** Reads {@code [packages]} and {@code [[source]]} of a {@code Pipfile} (pipenv documentation, "Pipfile"). */
final class PipfileReader {

    static final String FILE = "Pipfile";

    private final Documents documents;
    private final Findings findings;

    PipfileReader(Documents documents, Findings findings) {
        this.documents = documents;
        this.findings = findings;
    }

    /** Whether there is one that can be read. */
    boolean read() {
        Optional<TomlTable> pipfile = documents.toml(FILE);
        pipfile.ifPresent(toml -> {
            findings.files.add(FILE);
            toml.table("packages").ifPresent(new PoetryReader(documents, FILE, findings)::readDependencies);
            toml.tables("source").forEach(this::readSource);
        });
        return pipfile.isPresent();
    }

    private void readSource(TomlTable source) {
        source.text("url").filter(url -> !url.startsWith("https://pypi.org/") && !url.startsWith("https://pypi.python.org/"))
                .ifPresent(url -> findings.index(IndexUrl.Kind.EXTRA_INDEX, url,
                        new Place(FILE, source.get("url").orElseThrow().line())));
    }
}
