package dev.slipway.plan.python.source;

import java.util.Set;
import java.util.regex.Pattern;

/** Tells the files that an agent needs when it runs from those that only its authors need. */
public final class RunTimeFiles {

    /** Installed or generated things that people send by mistake. */
    private static final Set<String> VENDORED = Set.of("venv", ".venv", "env", ".env", "site-packages", "node_modules", ".git",
            "__pycache__", ".tox", ".nox", "build", "dist", ".eggs", "__pypackages__", ".ipynb_checkpoints");
    private static final Set<String> AUTHORS_ONLY = Set.of("test", "tests", "testing", "__tests__", "e2e", "docs", "doc",
            "example", "examples", "sample", "samples", "demo", "demos", "benchmark", "benchmarks", "bench", "fixtures",
            "scripts", "dev", "tools_dev", "evals", "evaluation", "notebooks", ".github", "ci", "hack", "migrations",
            "alembic", "deploy", "infra", "infrastructure", "terraform", "playground", "experiments", "archive", "old",
            "legacy", "deprecated", "tutorials", "cookbook");
    private static final Pattern TEST_FILE = Pattern.compile("test_.*\\.py|.*_test\\.py|conftest\\.py|tests\\.py");
    private static final Set<String> BUILD_FILES = Set.of("setup.py", "noxfile.py", "fabfile.py", "dodo.py",
            "pavement.py", "tasks_dev.py");

    private RunTimeFiles() {
    }

    public static boolean isVendored(String path) {
        return folders(path, VENDORED);
    }

    /** Tests, documentation, examples, build files: they matter only when something that runs imports them. */
    public static boolean isForAuthors(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        return folders(path, AUTHORS_ONLY) || TEST_FILE.matcher(name).matches() || BUILD_FILES.contains(path);
    }

    private static boolean folders(String path, Set<String> wanted) {
        int start = 0;
        for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', start)) {
            if (wanted.contains(path.substring(start, slash))) {
                return true;
            }
            start = slash + 1;
        }
        return false;
    }
}
