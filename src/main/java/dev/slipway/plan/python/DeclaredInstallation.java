package dev.slipway.plan.python;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

import dev.slipway.plan.PlanRequest;
import dev.slipway.plan.SourceTree;
import dev.slipway.plan.python.install.Installer;
import dev.slipway.plan.python.project.Declarations;
import dev.slipway.plan.python.project.Origin;

/**
 * Turns what a project declares into an installation: by the project's own tool where there is a lock for it, else by pip
 * from a requirements file, which is generated where pip could not read the original.
 */
record DeclaredInstallation(Installer installer, List<String> deciding, List<String> included, boolean needsSources,
        SortedMap<String, String> generated) {

    private static final String FILE = "requirements.txt";

    static DeclaredInstallation of(PlanRequest request, Declarations declared) {
        Origin origin = declared.decision().origin();
        return switch (origin) {
            case REQUIREMENTS_FIELD -> generated(Installer.PIP, FILE, declared, ended(request.requirements().orElse("")));
            case REQUIREMENTS_FILE -> own(Installer.PIP, declared);
            case UV_LOCK -> locked(Installer.UV, "pyproject.toml", request.source(), declared);
            case POETRY_LOCK -> locked(Installer.POETRY, "pyproject.toml", request.source(), declared);
            case PDM_LOCK -> pinned(Installer.PDM, request.source(), declared);
            case PIPFILE_LOCK -> locked(Installer.PIPENV, "Pipfile", request.source(), declared);
            case PYLOCK -> own(Installer.PYLOCK, declared);
            case PYPROJECT, PIPFILE, SETUP_CFG, SETUP_PY, ENVIRONMENT_YML, NONE ->
                pinned(Installer.PIP, request.source(), declared);
        };
    }

    /** A tool needs its project file beside the lock; without it, pip installs what the lock pins. */
    private static DeclaredInstallation locked(Installer installer, String projectFile, SourceTree source,
            Declarations declared) {
        return source.contains(projectFile) ? own(installer, declared)
                : pinned(Installer.PIP, source, declared);
    }

    /** From lines for pip, in a file that the client does not have. */
    private static DeclaredInstallation pinned(Installer installer, SourceTree source, Declarations declared) {
        String file = Stream.of(FILE, "requirements.lock.txt", "slipway-requirements.txt")
                .filter(name -> !source.contains(name)).findFirst().orElse("slipway-requirements.lock.txt");
        return generated(installer, file, declared, declared.installation().pip().text());
    }

    private static DeclaredInstallation own(Installer installer, Declarations declared) {
        List<String> deciding = declared.decision().files();
        List<String> included = declared.installation().files().stream().filter(path -> !deciding.contains(path)).toList();
        return new DeclaredInstallation(installer, deciding, included, declared.installation().wholeTree(), new TreeMap<>());
    }

    private static DeclaredInstallation generated(Installer installer, String file, Declarations declared, String text) {
        SortedMap<String, String> generated = new TreeMap<>();
        if (text.isBlank()) {
            return new DeclaredInstallation(Installer.PIP, List.of(), List.of(), false, generated);
        }
        generated.put(file, text);
        List<String> included = declared.installation().files().stream()
                .filter(path -> declared.decision().origin() == Origin.REQUIREMENTS_FIELD && !path.equals(FILE)).toList();
        return new DeclaredInstallation(installer, List.of(file), included, declared.installation().wholeTree(), generated);
    }

    private static String ended(String text) {
        return text.endsWith("\n") ? text : text + "\n";
    }
}
