package dev.slipway.plan.node;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import dev.slipway.plan.SourceTree;
import dev.slipway.plan.node.imports.ModuleImport;
import dev.slipway.plan.node.imports.ScannedModule;

/** The project's own modules and who imports whom. Each file is read at most once. */
final class Modules {

    private final SourceTree source;
    private final Map<String, ScannedModule> scanned = new HashMap<>();

    Modules(SourceTree source) {
        this.source = source;
    }

    SourceTree source() {
        return source;
    }

    ScannedModule scan(String path) {
        return scanned.computeIfAbsent(path, file -> ScannedModule.of(file, source.text(file).orElse("")));
    }

    /** The entry file and everything that its relative imports lead to, in the order in which they are met. */
    Set<String> reachableFrom(String entry) {
        Set<String> reached = new LinkedHashSet<>();
        ArrayDeque<String> open = new ArrayDeque<>(List.of(entry));
        while (!open.isEmpty()) {
            String path = open.poll();
            if (EntryFiles.isScript(path) && reached.add(path)) {
                imported(path).forEach(open::add);
            }
        }
        return reached;
    }

    /** Those of the files that no other one of them imports. */
    List<String> notImported(Collection<String> files) {
        Set<String> imported = new HashSet<>();
        files.forEach(file -> imported(file).filter(other -> !other.equals(file)).forEach(imported::add));
        return files.stream().filter(file -> !imported.contains(file)).toList();
    }

    private Stream<String> imported(String path) {
        return scan(path).imports().stream().filter(ModuleImport::isRelative)
                .flatMap(found -> resolve(Folders.of(path), found.specifier()).stream());
    }

    /**
     * The file that a relative path means: itself, with an ending, as a folder's index, or the TypeScript that a
     * {@code .js} stands for (TypeScript handbook, "Modules: Theory", file extension substitution).
     */
    Optional<String> resolve(String folder, String specifier) {
        return Folders.resolve(folder, specifier.replaceFirst("[?#].*", ""))
                .flatMap(path -> spellings(path).filter(source::contains).findFirst());
    }

    private static Stream<String> spellings(String path) {
        Stream<String> typed = path.endsWith("js") || path.endsWith("jsx")
                ? Stream.of(path.replaceFirst("js(x?)$", "ts$1"), path.replaceFirst("jsx?$", "tsx"))
                : Stream.empty();
        Stream<String> ended = EntryFiles.ENDINGS.stream().map(path::concat);
        Stream<String> index = EntryFiles.ENDINGS.stream().map(ending -> Folders.in(path, "index" + ending));
        return Stream.of(Stream.of(path), typed, ended, index).flatMap(one -> one);
    }
}
