package dev.slipway.plan.python;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import dev.slipway.plan.Warning;
import dev.slipway.plan.python.source.LocalModules;
import dev.slipway.plan.python.source.PythonFile;
import dev.slipway.plan.python.source.PythonSources;
import dev.slipway.plan.python.start.EntryPoint;

/** Tells of files that the entry point never loads, as far as reading can tell. */
final class UnusedFiles {

    private static final int MOST_SHOWN = 5;

    private UnusedFiles() {
    }

    static Optional<Warning> warning(PythonSources sources, EntryPoint entry, List<PythonFile> files, LocalModules modules) {
        if (files.stream().anyMatch(UnusedFiles::loadsByName)) {
            return Optional.empty();
        }
        Set<String> used = sources.reachedFrom(entry.path(), modules).stream().map(PythonFile::path)
                .collect(Collectors.toSet());
        List<String> unused = files.stream().map(PythonFile::path)
                .filter(path -> !used.contains(path) && !path.endsWith("__init__.py")).sorted().toList();
        if (unused.isEmpty()) {
            return Optional.empty();
        }
        String more = unused.size() > MOST_SHOWN ? " and " + (unused.size() - MOST_SHOWN) + " more" : "";
        return Optional.of(new Warning("unused_files", entry.path() + " does not load "
                + String.join(", ", unused.subList(0, Math.min(MOST_SHOWN, unused.size()))) + more
                + "; their imports are installed all the same", unused.get(0), null));
    }

    private static boolean loadsByName(PythonFile file) {
        return file.code().has("import_module(") || file.code().has("__import__(") || file.code().has("runpy.")
                || file.code().has("autodiscover") || file.imports("django") || file.imports("pkgutil")
                || file.imports("streamlit") || file.imports("celery");
    }
}
