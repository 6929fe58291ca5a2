package dev.slipway.plan.python.start;

import java.util.Optional;

import dev.slipway.plan.python.imports.PythonImport;
import dev.slipway.plan.python.source.PythonFile;
import dev.slipway.plan.python.source.PythonSources;

/**
 * From which folder a file's own imports are named: {@code app/main.py} may say {@code import app.db}, from the root,
 * or {@code import db}, from its folder. What runs it has to put that folder on Python's path.
 *
 * @param folder without a slash at its end; empty for the root
 * @param asModule it has relative imports, so that it only runs as a module of its package
 * @param named whether an import of the file says so
 */
record ModuleBase(String folder, boolean asModule, boolean named) {

    static ModuleBase of(PythonFile entry, PythonSources sources) {
        boolean relative = entry.scan().imports().stream().anyMatch(PythonImport::isRelative);
        if (entry.folder().isEmpty()) {
            return new ModuleBase("", false, false);
        }
        Optional<String> named = entry.scan().imports().stream().filter(one -> !one.isRelative())
                .flatMap(one -> base(one, entry, sources).stream()).findFirst();
        return new ModuleBase(named.orElseGet(() -> relative ? above(entry, sources) : unnamed(entry, sources)), relative,
                named.isPresent());
    }

    /** Without any import of its own, a file in a package is named from above it, another from where it lies. */
    private static String unnamed(PythonFile entry, PythonSources sources) {
        boolean inPackage = sources.file(entry.folder() + "/__init__.py").isPresent() || entry.folder().indexOf('/') < 0;
        return inPackage && !entry.folder().equals("src") ? above(entry, sources) : entry.folder();
    }

    /** The base under which this import is found; the entry point's own folder first, as Python does. */
    private static Optional<String> base(PythonImport one, PythonFile entry, PythonSources sources) {
        String folder = entry.folder();
        while (true) {
            String path = (folder.isEmpty() ? "" : folder + "/") + one.module().replace('.', '/');
            if (isThere(path, sources)) {
                return Optional.of(folder);
            }
            if (folder.isEmpty()) {
                return Optional.empty();
            }
            folder = folder.substring(0, Math.max(0, folder.lastIndexOf('/')));
        }
    }

    private static boolean isThere(String path, PythonSources sources) {
        return path.length() < 256 && (sources.file(path + ".py").isPresent() || sources.file(path + "/__init__.py").isPresent()
                || sources.tree().hasFolder(path) && path.indexOf('/') < 0);
    }

    /** The folder above the outermost package that holds the file. */
    private static String above(PythonFile entry, PythonSources sources) {
        String folder = entry.folder();
        do {
            folder = folder.substring(0, Math.max(0, folder.lastIndexOf('/')));
        } while (!folder.isEmpty() && sources.file(folder + "/__init__.py").isPresent());
        return folder;
    }

    /** The module's dotted name as seen from the base. */
    String moduleOf(PythonFile file) {
        String dotted = file.dottedName();
        String prefix = folder.replace('/', '.') + ".";
        return !folder.isEmpty() && dotted.startsWith(prefix) ? dotted.substring(prefix.length()) : dotted;
    }
}
