package dev.slipway.plan.python.project;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.slipway.plan.Rejection;
import dev.slipway.plan.python.project.LogicalLines.Line;
import dev.slipway.plan.python.project.PipOption.Given;

/**
 * Reads requirements files with all that they include (pip documentation, "Requirements File Format"). Includes are
 * relative to the including file; local paths are relative to where pip runs, which is the root.
 */
final class RequirementsReader {

    private static final int DEEPEST = 50;

    private final Documents documents;
    private final Findings findings;
    private final RequirementLines lines;
    private final Set<String> open = new HashSet<>();
    private final Set<String> read = new HashSet<>();

    RequirementsReader(Documents documents, Findings findings) {
        this.documents = documents;
        this.findings = findings;
        this.lines = new RequirementLines(new LocalPackages(documents, findings, this), findings);
    }

    /**
     * The request's own requirements.
     *
     * @throws Rejection.RejectedException if it holds control characters, or includes what is not there
     */
    void readField(String text) {
        text.chars().filter(c -> Character.isISOControl(c) && "\t\n\r".indexOf(c) < 0).findFirst().ifPresent(c -> {
            throw Rejection.of("invalid_requirements", "requirements",
                    String.format("requirements holds the control character U+%04X; send plain text", c)).raise();
        });
        readLines(Documents.withoutMark(text), null, false);
    }

    /**
     * A file of the tree, which must be there.
     *
     * @throws Rejection.RejectedException if it is no text, includes itself, or includes what is not there
     */
    void readFile(String path, boolean constraints) {
        findings.files.add(path);
        if (!open.add(path)) {
            throw Rejection
                    .of("requirements_cycle", "files", Place.name(path) + " includes itself with -r or -c, which pip refuses")
                    .raise();
        }
        if (open.size() > DEEPEST) {
            throw Rejection.of("requirements_cycle", "files", "requirements files include each other deeper than " + DEEPEST)
                    .raise();
        }
        if (read.add((constraints ? "-c " : "-r ") + path)) {
            readLines(decoded(path, documents.text(path).orElse("")), path, constraints);
        }
        open.remove(path);
    }

    /** Whether that file was read or is being read. */
    boolean knows(String path) {
        return open.contains(path) || read.contains("-r " + path);
    }

    /** One line that came from elsewhere, such as the pip part of a Conda environment. */
    void readLine(String text, Place place) {
        LogicalLines.of(text).forEach(line -> readLine(line.text(), place, false));
    }

    private void readLines(String text, String file, boolean constraints) {
        for (Line line : LogicalLines.of(text)) {
            readLine(line.text(), new Place(file, line.number()), constraints);
        }
    }

    private void readLine(String text, Place place, boolean constraints) {
        noteVariables(text, place);
        int split = optionsStart(text);
        Optional<List<Given>> options = ShellWords.split(text.substring(split)).flatMap(PipOption::read);
        String requirement = text.substring(0, split).strip();
        if (options.isEmpty()) {
            lines.unreadable(text, "pip does not know these options", place);
        } else if (constraints) {
            if (requirement.isEmpty()) {
                options.get().forEach(option -> include(option, place, true));
            } else {
                lines.constraint(requirement, place);
            }
        } else if (requirement.isEmpty()) {
            options.get().forEach(option -> option(option, place));
        } else {
            lines.requirement(requirement, options.get(), place);
        }
    }

    /** pip takes everything from the first word with a dash on as options. */
    private static int optionsStart(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '-' && (i == 0 || text.charAt(i - 1) == ' ')) {
                return i;
            }
        }
        return text.length();
    }

    private void option(Given given, Place place) {
        switch (given.option()) {
            case REQUIREMENT, CONSTRAINT -> include(given, place, false);
            case EDITABLE -> lines.editable(given.value(), place);
            case INDEX_URL -> findings.index(IndexUrl.Kind.INDEX, given.value(), place);
            case EXTRA_INDEX_URL -> findings.index(IndexUrl.Kind.EXTRA_INDEX, given.value(), place);
            case FIND_LINKS -> findLinks(given.value(), place);
            case REQUIRE_HASHES -> findings.hashes = true;
            case NO_BINARY -> {
                findings.mayCompile |= !given.value().equals(":none:");
                findings.options.add("--no-binary " + given.value());
            }
            case NO_INDEX -> {
                findings.options.add("--no-index");
                findings.warn("package_index",
                        place + ": --no-index keeps pip from PyPI, so everything must be found by --find-links", place);
            }
            case ONLY_BINARY -> findings.options.add("--only-binary " + given.value());
            case PREFER_BINARY -> findings.options.add("--prefer-binary");
            case PRE -> findings.options.add("--pre");
            case TRUSTED_HOST -> findings.options.add("--trusted-host " + given.value());
            case USE_FEATURE -> findings.options.add("--use-feature " + given.value());
            case HASH, GLOBAL_OPTION, CONFIG_SETTINGS ->
                lines.unreadable("--hash", "it belongs behind a requirement, on the same line", place);
        }
    }

    private void findLinks(String value, Place place) {
        boolean url = value.contains("://");
        Optional<String> folder = url ? Optional.empty() : Paths.resolve("", value);
        folder.filter(findings.copied::add).ifPresent(path -> findings.files.addAll(documents.below(path)));
        findings.index(IndexUrl.Kind.LINKS, value, place);
    }

    private void include(Given given, Place place, boolean inConstraints) {
        if (given.option() != PipOption.REQUIREMENT && given.option() != PipOption.CONSTRAINT) {
            return;
        }
        boolean constraints = inConstraints || given.option() == PipOption.CONSTRAINT;
        String name = given.value();
        if (name.contains("://")) {
            findings.warn("remote_requirements",
                    place + ": " + Redaction.of(name) + " is read by pip only while the image is built",
                    place);
            findings.options.add((constraints ? "-c " : "-r ") + name);
            return;
        }
        String folder = place.file() == null ? "" : Paths.folder(place.file());
        String path = Paths.resolve(folder, name).filter(documents::has)
                .orElseThrow(() -> missing(name, constraints, place).raise());
        readFile(path, constraints);
    }

    private static Rejection missing(String name, boolean constraints, Place place) {
        return Rejection.of("requirements_file_missing", place.file() == null ? "requirements" : "files",
                place + ": " + (constraints ? "-c " : "-r ") + Place.name(name) + " is not among the files",
                "send that file too, or take the line out");
    }

    private static String decoded(String path, String text) {
        if (text.indexOf('\0') >= 0) {
            throw Rejection.of("requirements_encoding", "files",
                    Place.name(path) + " holds NUL characters: it is probably UTF-16, read as something else",
                    "save it as UTF-8").raise();
        }
        return text;
    }

    /** pip puts environment variables in, written as {@code ${NAME}} with capital letters. */
    private void noteVariables(String text, Place place) {
        for (int start = text.indexOf("${"); start >= 0; start = text.indexOf("${", start + 2)) {
            int end = start + 2;
            while (end < text.length() && (Character.isLetterOrDigit(text.charAt(end)) || text.charAt(end) == '_')) {
                end++;
            }
            String name = text.substring(start + 2, end);
            if (end < text.length() && text.charAt(end) == '}' && name.equals(name.toUpperCase(java.util.Locale.ROOT))
                    && findings.environment.add(name)) {
                findings.warn("environment_variable",
                        place + ": the environment variable " + name + " must be set where the image is built",
                        place);
            }
        }
    }
}
