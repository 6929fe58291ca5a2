package dev.slipway.plan.python.project;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.slipway.plan.python.project.toml.TomlTable;

/** The declarations that a project may have, each tried by itself and in the order of {@link Origin}. */
final class Candidates {

    private static final String PYPROJECT = "pyproject.toml";

    private final Documents documents;
    private final Optional<String> field;
    private final Findings findings;
    private final RequirementsReader requirements;

    Candidates(Documents documents, Optional<String> field, Findings findings) {
        this.documents = documents;
        this.field = field.filter(text -> !text.isBlank());
        this.findings = findings;
        this.requirements = new RequirementsReader(documents, findings);
    }

    /** Reads one; empty if the project has none that can be read. */
    Optional<Decision> read(Origin origin) {
        return switch (origin) {
            case REQUIREMENTS_FIELD -> field.map(this::readField);
            case UV_LOCK -> readLock(origin, PackageManager.UV, "uv.lock", new UvLock());
            case POETRY_LOCK -> readLock(origin, PackageManager.POETRY, "poetry.lock", new PoetryLock());
            case PDM_LOCK -> readLock(origin, PackageManager.PDM, "pdm.lock", new PdmLock());
            case PYLOCK -> readLock(origin, PackageManager.UV, "pylock.toml", new Pylock());
            case PIPFILE_LOCK -> readPipfileLock();
            case REQUIREMENTS_FILE -> readFiles(RequirementsFiles.choose(documents));
            case PYPROJECT ->
                when(new PyprojectReader(documents, "", requirements, findings).read(), origin, toolOfPyproject(), PYPROJECT);
            case PIPFILE ->
                when(new PipfileReader(documents, findings).read(), origin, PackageManager.PIPENV, PipfileReader.FILE);
            case SETUP_CFG ->
                when(new SetupCfgReader(documents, "", requirements, findings).read(), origin, PackageManager.PIP, "setup.cfg");
            case SETUP_PY -> when(new SetupPyReader(documents, "", findings).read(), origin, PackageManager.PIP, "setup.py");
            case ENVIRONMENT_YML -> EnvironmentReader.file(documents).flatMap(file -> when(
                    EnvironmentReader.read(documents, file, requirements, findings), origin, PackageManager.CONDA_PIP, file));
            case NONE -> readFiles(RequirementsFiles.inSubfolders(documents));
        };
    }

    private static Optional<Decision> when(boolean found, Origin origin, PackageManager manager, String file) {
        return found ? Optional.of(new Decision(origin, manager, List.of(file), file + " declares the requirements"))
                : Optional.empty();
    }

    private Decision readField(String text) {
        requirements.readField(text);
        return new Decision(Origin.REQUIREMENTS_FIELD, PackageManager.PIP, List.of(),
                "the request's requirements win over every file");
    }

    private Optional<Decision> readFiles(List<String> files) {
        List<String> given = new ArrayList<>();
        for (String file : files) {
            if (!requirements.knows(file)) {
                requirements.readFile(file, false);
                given.add(file);
            }
        }
        if (given.isEmpty()) {
            return Optional.empty();
        }
        if (RequirementsFiles.isForDevelopment(given.get(0))) {
            findings.warn("development_requirements",
                    given.get(0) + " is the only requirements file, so it is installed although its name"
                            + " says that it is for development",
                    given.get(0), null);
        }
        return Optional.of(new Decision(Origin.REQUIREMENTS_FILE, PackageManager.PIP, given, String.join(" and ", given)
                + (given.size() == 1 ? " declares" : " declare") + " the requirements"));
    }

    private Optional<Decision> readLock(Origin origin, PackageManager manager, String file, LockFormat format) {
        return documents.toml(file).flatMap(lock -> {
            boolean project = documents.toml(PYPROJECT).isPresent();
            PackageManager able = project || origin == Origin.PYLOCK ? manager : PackageManager.PIP;
            return decide(origin, able, file, format.packages(lock, file), project ? Optional.of(PYPROJECT) : Optional.empty());
        });
    }

    private Optional<Decision> readPipfileLock() {
        String file = "Pipfile.lock";
        return PipfileLock.read(documents, file).flatMap(lock -> {
            boolean project = documents.toml(PipfileReader.FILE).isPresent();
            if (!project) {
                lock.indexes().stream().filter(url -> !url.startsWith("https://pypi.org/"))
                        .forEach(url -> findings.index(IndexUrl.Kind.EXTRA_INDEX, url, new Place(file, 1)));
            }
            return decide(Origin.PIPFILE_LOCK, project ? PackageManager.PIPENV : PackageManager.PIP, file, lock.packages(),
                    project ? Optional.of(PipfileReader.FILE) : Optional.empty());
        });
    }

    private Optional<Decision> decide(Origin origin, PackageManager manager, String file, List<LockedPackage> packages,
            Optional<String> project) {
        findings.files.add(file);
        packages.forEach(each -> findings.locked.put(each.name(), each.version().orElse("")));
        packages.stream().filter(LockedPackage::main).forEach(each -> findings.pinned.add(each.asRequirement()));
        LockedRequirements locked = new LockedRequirements(file, packages, findings);
        Findings direct = new Findings();
        boolean declares = project.isPresent() && readProject(project.get(), direct);
        if (declares) {
            findings.take(direct);
            locked.take(direct.declared, project.get());
        } else {
            locked.takeAll(packages);
        }
        Set<String> noted = direct.byName().keySet();
        packages.stream().filter(each -> !noted.contains(each.name()))
                .forEach(each -> each.source().ifPresent(url -> noteSource(each, url)));
        project.ifPresent(findings.files::add);
        List.of("uv.toml", "poetry.toml", "pdm.toml").stream().filter(documents::has).forEach(findings.files::add);
        return Optional.of(new Decision(origin, manager, List.of(file),
                file + " pins " + project.map(name -> "what " + name + " declares").orElse("the requirements")));
    }

    private boolean readProject(String project, Findings direct) {
        return project.equals(PYPROJECT)
                ? new PyprojectReader(documents, "", new RequirementsReader(documents, direct), direct).read()
                : new PipfileReader(documents, direct).read();
    }

    private void noteSource(LockedPackage locked, String url) {
        if (url.startsWith("file:")) {
            Paths.resolve("", url.substring(5)).filter(path -> !path.isEmpty() && documents.holds(path))
                    .ifPresent(new LocalPackages(documents, findings, requirements)::copy);
        } else {
            new RequirementLines(new LocalPackages(documents, findings, requirements), findings).note(locked.name(), url,
                    locked.place());
        }
    }

    private PackageManager toolOfPyproject() {
        Optional<TomlTable> tool = documents.toml(PYPROJECT).flatMap(toml -> toml.table("tool"));
        if (tool.isEmpty()) {
            return PackageManager.PIP;
        }
        if (tool.get().has("uv")) {
            return PackageManager.UV;
        }
        if (tool.get().table("poetry").filter(poetry -> poetry.has("dependencies")).isPresent()) {
            return PackageManager.POETRY;
        }
        return tool.get().has("pdm") ? PackageManager.PDM : PackageManager.PIP;
    }
}
