package dev.slipway.plan.python.source;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

import dev.slipway.plan.SourceTree;
import dev.slipway.plan.python.imports.ImportScanner;
import dev.slipway.plan.python.imports.PythonImport;

/** The Python files of a submission, each read once. */
public final class PythonSources {

    private final SourceTree tree;
    private final SortedMap<String, PythonFile> files;

    private PythonSources(SourceTree tree, SortedMap<String, PythonFile> files) {
        this.tree = tree;
        this.files = Collections.unmodifiableSortedMap(files);
    }

    /** Reads every file that is not vendored; where nothing else is left, or the entry point is there, those too. */
    public static PythonSources read(SourceTree tree, Optional<String> entryPoint) {
        boolean vendoredToo = entryPoint.filter(RunTimeFiles::isVendored).isPresent()
                || tree.pathsEndingWith(".py").allMatch(path -> RunTimeFiles.isVendored(path.value()));
        SortedMap<String, PythonFile> files = new TreeMap<>();
        tree.pathsEndingWith(".py").filter(path -> vendoredToo || !RunTimeFiles.isVendored(path.value())).forEach(path -> {
            String text = tree.text(path.value()).orElseThrow();
            files.put(path.value(), new PythonFile(path.value(), ImportScanner.scan(path.value(), text), CodeText.of(text)));
        });
        return new PythonSources(tree, files);
    }

    public SourceTree tree() {
        return tree;
    }

    public Collection<PythonFile> all() {
        return files.values();
    }

    public Optional<PythonFile> file(String path) {
        return Optional.ofNullable(files.get(path));
    }

    /** The entry point and everything that it loads from the submission, the nearest first. */
    public List<PythonFile> reachedFrom(String entryPoint, LocalModules modules) {
        return closure(List.of(entryPoint), modules);
    }

    /**
     * What counts when requirements are read from imports: all files but those for authors only, and of these the ones
     * that something else imports. Files that nothing imports count, because programs load plugins by name.
     */
    public List<PythonFile> atRunTime(String entryPoint, LocalModules modules) {
        Set<String> roots = new LinkedHashSet<>();
        roots.add(entryPoint);
        files.keySet().stream().filter(path -> !RunTimeFiles.isForAuthors(path)).forEach(roots::add);
        return closure(roots, modules);
    }

    private List<PythonFile> closure(Collection<String> roots, LocalModules modules) {
        Map<String, PythonFile> seen = new LinkedHashMap<>();
        Deque<String> open = new ArrayDeque<>(roots);
        while (!open.isEmpty()) {
            PythonFile file = files.get(open.removeFirst());
            if (file == null || seen.putIfAbsent(file.path(), file) != null) {
                continue;
            }
            for (PythonImport one : file.scan().imports()) {
                modules.filesOf(one).stream().filter(path -> !seen.containsKey(path)).forEach(open::addLast);
            }
        }
        return List.copyOf(seen.values());
    }
}
