package dev.slipway.plan.python.project;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.slipway.plan.Rejection.RejectedException;
import dev.slipway.plan.Requirement;
import dev.slipway.plan.SourceTree;
import dev.slipway.plan.python.project.pep.MarkerEnvironment;

/**
 * Reads what a Python project brings along: which of its files declares the requirements, what they are, and which Python
 * it wants. Pure, and linear in the size of the files. What cannot be read becomes a warning with file and line.
 *
 * <pre>{@code
 * Declarations found = ProjectFiles.read(tree, Optional.empty());
 * found.decision().reason(); // "uv.lock pins what pyproject.toml declares"
 * }</pre>
 */
public final class ProjectFiles {

    private final Documents documents;
    private final Optional<String> field;
    private final Findings common = new Findings();

    private ProjectFiles(SourceTree tree, Optional<String> field) {
        this.documents = new Documents(tree, common);
        this.field = field;
    }

    /**
     * Reads the project.
     *
     * @param requirementsField the request's {@code requirements}; a blank one counts as none
     * @throws RejectedException where pip would certainly refuse: control characters in the field, a requirements file that is
     *         no text, that includes itself, or that includes what is not there
     */
    public static Declarations read(SourceTree tree, Optional<String> requirementsField) {
        return new ProjectFiles(tree, requirementsField).read();
    }

    /** One candidate with all that was found in it. */
    private record Read(Decision decision, Findings findings) {
        boolean decides() {
            boolean explicit = decision.origin() == Origin.REQUIREMENTS_FIELD || decision.origin().isLock();
            return explicit || !findings.declared.isEmpty();
        }
    }

    private Declarations read() {
        Optional<PythonVersion> python = PythonChoice.of(PythonWishes.collect(documents, common), common);
        Read chosen = choose();
        if (chosen.decision().origin() != Origin.NONE && chosen.findings().declared.isEmpty()) {
            chosen.findings().warn("no_requirements", nameOf(chosen) + " declares no requirements", fileOf(chosen), null);
        }
        if (!chosen.decision().origin().isLock()) {
            new Checks(chosen.findings()).all();
        }
        warnOfIgnored(chosen);
        warnOfMisspelt(chosen);
        common.addWarnings(chosen.findings());
        return new Declarations(chosen.decision(), shown(chosen, python), new java.util.TreeMap<>(chosen.findings().locked),
                installation(chosen), python, common.warnings());
    }

    /** The first that declares something; failing that, the first that is there at all. */
    private Read choose() {
        Optional<Read> empty = Optional.empty();
        for (Origin origin : Origin.values()) {
            Optional<Read> read = attempt(origin);
            if (read.isPresent() && read.get().decides()) {
                return read.get();
            }
            empty = empty.or(() -> read);
        }
        return empty.orElseGet(
                () -> new Read(new Decision(Origin.NONE, PackageManager.PIP, List.of(), "no file declares requirements"),
                        new Findings()));
    }

    private Optional<Read> attempt(Origin origin) {
        Findings findings = new Findings();
        return new Candidates(documents, field, findings).read(origin).map(decision -> new Read(decision, findings));
    }

    private static List<Requirement> shown(Read read, Optional<PythonVersion> python) {
        MarkerEnvironment image = MarkerEnvironment.linux(python.map(PythonVersion::version).orElse(PythonVersion.DEFAULT));
        return read.findings().declared.stream().filter(declared -> declared.marker().flatMap(image::holds).orElse(true))
                .map(Declared::shown).toList();
    }

    private static Installation installation(Read read) {
        Findings found = read.findings();
        InstallFacts facts = new InstallFacts(found.hashes, found.indexes, found.git, found.mayCompile,
                new TreeSet<>(found.environment));
        return new Installation(new TreeSet<>(found.files), found.wholeTree, List.copyOf(found.groups), pipText(read), facts);
    }

    /** pip reads requirements files itself; everything else is put into lines for it. */
    private static PipText pipText(Read read) {
        List<Declared> installed = read.decision().origin().isLock() ? read.findings().pinned : read.findings().declared;
        return switch (read.decision().origin()) {
            case REQUIREMENTS_FIELD, REQUIREMENTS_FILE, NONE -> new PipText(List.of());
            case UV_LOCK, POETRY_LOCK, PDM_LOCK, PYLOCK, PIPFILE_LOCK, PYPROJECT, PIPFILE, SETUP_CFG, SETUP_PY,
                    ENVIRONMENT_YML ->
                new PipText(
                        Stream.concat(read.findings().options.stream(), installed.stream().map(Declared::pipLine)).toList());
        };
    }

    /** Declarations that lose although they name something that the winner does not have. */
    private void warnOfIgnored(Read chosen) {
        Set<String> known = chosen.findings().declared.stream().map(Declared::packageName)
                .collect(Collectors.toCollection(TreeSet::new));
        known.addAll(chosen.findings().locked.keySet());
        for (Origin origin : Origin.values()) {
            if (origin.compareTo(chosen.decision().origin()) > 0) {
                losing(origin).ifPresent(loser -> warnOfLoser(chosen, loser, known));
            }
        }
    }

    private Optional<Read> losing(Origin origin) {
        try {
            return attempt(origin);
        } catch (RejectedException notInstalledAnyway) {
            return Optional.empty();
        }
    }

    private void warnOfLoser(Read chosen, Read loser, Set<String> known) {
        List<Declared> unknown = loser.findings().declared.stream().filter(declared -> !known.contains(declared.packageName()))
                .toList();
        boolean read = chosen.findings().files.containsAll(loser.decision().files());
        if (!unknown.isEmpty() && !read) {
            Declared first = unknown.get(0);
            common.warn("declarations_ignored", first.place() + ": " + first.packageName() + (unknown.size() > 1
                    ? " and " + (unknown.size() - 1) + " more are"
                    : " is") + " declared here only, but " + nameOf(chosen)
                    + " decides, so it is not installed", first.place());
        }
    }

    private void warnOfMisspelt(Read chosen) {
        RequirementsFiles.misspelt(documents).filter(path -> !chosen.findings().files.contains(path))
                .ifPresent(path -> common.warn("misspelt_requirements",
                        Place.name(path) + " is not read; if it holds the requirements, name it "
                                + RequirementsFiles.USUAL,
                        path, null));
    }

    private static String nameOf(Read read) {
        return read.decision().files().isEmpty() ? Place.FIELD : String.join(" and ", read.decision().files());
    }

    private static String fileOf(Read read) {
        return read.decision().files().stream().findFirst().orElse(null);
    }
}
