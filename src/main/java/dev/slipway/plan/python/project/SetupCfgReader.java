package dev.slipway.plan.python.project;

import java.util.List;
import java.util.Optional;

/** Reads {@code [options] install_requires} of {@code setup.cfg} (setuptools documentation, "Declarative configuration"). */
final class SetupCfgReader {

    private final Documents documents;
    private final String file;
    private final RequirementsReader requirements;
    private final Findings findings;
    private final RequirementLines lines;

    SetupCfgReader(Documents documents, String folder, RequirementsReader requirements, Findings findings) {
        this.documents = documents;
        this.file = Paths.join(folder, "setup.cfg");
        this.requirements = requirements;
        this.findings = findings;
        this.lines = new RequirementLines(new LocalPackages(documents, findings, requirements), findings);
    }

    /** Whether the file says what its project needs. */
    boolean read() {
        List<Ini.Line> required = documents.text(file).map(Ini::parse).map(ini -> ini.lines("options", "install_requires"))
                .orElse(List.of());
        if (required.isEmpty()) {
            return false;
        }
        findings.files.add(file);
        if (required.get(0).text().startsWith("file:")) {
            readFiles(required.get(0));
        } else if (required.size() == 1 && required.get(0).text().indexOf(';') >= 0) {
            readDangling(required.get(0));
        } else {
            required.forEach(line -> lines.named(withoutComment(line.text()), new Place(file, line.number())));
        }
        return true;
    }

    /** A list on one line has semicolons between its elements. */
    private void readDangling(Ini.Line line) {
        for (String element : line.text().split(";")) {
            if (!element.isBlank()) {
                lines.named(element.strip(), new Place(file, line.number()));
            }
        }
    }

    private void readFiles(Ini.Line line) {
        for (String name : line.text().substring("file:".length()).split(",")) {
            Optional<String> path = Paths.resolve(Paths.folder(file), name.strip()).filter(documents::has);
            if (path.isEmpty()) {
                findings.warn("requirements_file_missing", file + ": " + Place.name(name.strip())
                        + ", which holds the dependencies, is not among the files", file, line.number());
            } else if (!requirements.knows(path.get())) {
                requirements.readFile(path.get(), false);
            }
        }
    }

    private static String withoutComment(String text) {
        int comment = text.indexOf(" #");
        return comment < 0 ? text : text.substring(0, comment).strip();
    }
}
