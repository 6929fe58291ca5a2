package dev.slipway.plan.python.source;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.slipway.plan.SourcePath;
import dev.slipway.plan.python.imports.PythonImport;

/**
 * Finds the submitted files behind an import, as Python's path finder would (Python language reference, 5.5): the entry
 * point's folder, the root and {@code src/} are on the path. A folder without {@code __init__.py} is a package, too
 * (PEP 420), but an installed package of the same name wins over it.
 */
public final class LocalModules {

    private static final Pattern PATH_CHANGE = Pattern
            .compile("sys\\.path\\.(?:append|insert)\\([^\"'\\n]{0,200}[\"']([\\w./-]{1,200})[\"']");

    private final PythonSources sources;
    private final Predicate<String> published;
    private final List<String> roots;
    private final Set<String> folders = new HashSet<>();
    private final Set<String> names = new HashSet<>();

    /** @param published whether an index is known to have a package for this top-level import name */
    public LocalModules(PythonSources sources, Optional<String> entryPoint, Predicate<String> published) {
        this.sources = sources;
        this.published = published;
        sources.all().forEach(this::remember);
        Set<String> onPath = new LinkedHashSet<>();
        entryPoint.ifPresent(path -> onPath.add(prefix(folderOf(path))));
        onPath.add("");
        onPath.add("src/");
        onPath.addAll(changedPaths());
        roots = List.copyOf(onPath);
    }

    private void remember(PythonFile file) {
        String fileName = file.fileName();
        names.add(fileName.substring(0, fileName.length() - ".py".length()));
        for (String folder = file.folder(); !folder.isEmpty() && folders.add(folder); folder = folderOf(folder)) {
            names.add(folder.substring(folder.lastIndexOf('/') + 1));
        }
    }

    private Set<String> changedPaths() {
        Set<String> changed = new TreeSet<>();
        for (PythonFile file : sources.all()) {
            if (file.code().has("sys.path.")) {
                Matcher matcher = file.code().matcher(PATH_CHANGE);
                while (matcher.find()) {
                    String folder = matcher.group(1).replaceAll("^(\\./)+|/+$", "");
                    if (folders.contains(folder)) {
                        changed.add(folder + "/");
                    }
                }
            }
        }
        return changed;
    }

    /** Whether a file, or a folder with Python files, of the submission is what this import means. */
    public boolean isLocal(PythonImport one) {
        if (one.isRelative()) {
            return true;
        }
        String top = top(one.module());
        if (!names.contains(top)) {
            return false;
        }
        return findsLocal(one, top);
    }

    private boolean findsLocal(PythonImport one, String top) {
        boolean unpublished = !published.test(top);
        for (String root : roots) {
            if (isRegular(root + top) || folders.contains(root + top) && (unpublished || !resolved(root, one).isEmpty())) {
                return true;
            }
        }
        if (unpublished) {
            return true;
        }
        return ancestors(one.file()).stream().filter(folder -> !isPackage(folder))
                .anyMatch(folder -> one.module().contains(".") && !resolved(prefix(folder), one).isEmpty());
    }

    /** The submitted files that the import loads; empty when it is not local. */
    public Set<String> filesOf(PythonImport one) {
        if (one.isRelative()) {
            return resolved(relativeBase(one), one);
        }
        if (!isLocal(one)) {
            return Set.of();
        }
        List<String> bases = new ArrayList<>(roots);
        ancestors(one.file()).forEach(folder -> bases.add(prefix(folder)));
        return bases.stream().map(base -> resolved(base, one)).filter(found -> !found.isEmpty()).findFirst()
                .orElse(Set.of());
    }

    private static String relativeBase(PythonImport one) {
        String folder = folderOf(one.file());
        for (int up = 1; up < one.level() && !folder.isEmpty(); up++) {
            folder = folderOf(folder);
        }
        return prefix(folder);
    }

    /** What a module path and its names stand for under a base folder: modules, and packages on the way. */
    private Set<String> resolved(String base, PythonImport one) {
        Set<String> found = new LinkedHashSet<>();
        String path = base + one.module().replace('.', '/');
        if (path.length() > SourcePath.MAX_BYTES) {
            return Set.of();
        }
        boolean whole = one.module().isEmpty() || addModule(path, found) || folders.contains(path);
        if (!whole) {
            return Set.of();
        }
        String within = one.module().isEmpty() ? base : path + "/";
        one.names().forEach(name -> addModule(within + name, found));
        for (int slash = path.indexOf('/', base.length()); slash >= 0; slash = path.indexOf('/', slash + 1)) {
            addFile(path.substring(0, slash) + "/__init__.py", found);
        }
        return found;
    }

    private boolean addModule(String path, Set<String> found) {
        return addFile(path + ".py", found) | addFile(path + "/__init__.py", found);
    }

    private boolean addFile(String path, Set<String> found) {
        return sources.file(path).isPresent() && (found.add(path) || true);
    }

    private boolean isRegular(String path) {
        return sources.file(path + ".py").isPresent() || isPackage(path);
    }

    private boolean isPackage(String folder) {
        return sources.file(folder + "/__init__.py").isPresent();
    }

    private static List<String> ancestors(String file) {
        List<String> folders = new ArrayList<>();
        for (String folder = folderOf(file); !folder.isEmpty(); folder = folderOf(folder)) {
            folders.add(folder);
        }
        return folders;
    }

    private static String top(String module) {
        int dot = module.indexOf('.');
        return dot < 0 ? module : module.substring(0, dot);
    }

    private static String prefix(String folder) {
        return folder.isEmpty() ? "" : folder + "/";
    }

    private static String folderOf(String path) {
        return path.substring(0, Math.max(0, path.lastIndexOf('/')));
    }
}
