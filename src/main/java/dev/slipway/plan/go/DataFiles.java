package dev.slipway.plan.go;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import dev.slipway.plan.SourcePath;

/** The files that a program may open when it runs: whatever is neither Go nor about the project. */
final class DataFiles {

    /** What COPY takes as it is: no space, wildcard, variable or quote. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._@][A-Za-z0-9._@/-]*");
    private static final int MOST = 40;
    private static final Pattern ABOUT = Pattern.compile(
            "(?i)(^|/)(go\\.(mod|sum|work|work\\.sum)|makefile|readme[^/]*|license[^/]*|changelog[^/]*|taskfile\\.ya?ml"
                    + "|package(-lock)?\\.json|.*_test\\.go|.*\\.go)$");

    private DataFiles() {
    }

    static List<String> copying(GoProject project) {
        Set<String> code = project.source().pathsEndingWith(".go").map(SourcePath::value)
                .flatMap(path -> parents(path).stream()).collect(Collectors.toSet());
        Set<String> wanted = project.source().files().keySet().stream()
                .filter(path -> Paths.contains(project.root(), path) && !ABOUT.matcher(path).find())
                .filter(path -> !Paths.isLeftOut(path)).map(path -> highest(path, project.root(), code))
                .collect(Collectors.toCollection(TreeSet::new));
        boolean plain = wanted.stream().allMatch(path -> PLAIN.matcher(path).matches());
        if (wanted.size() > MOST || !plain) {
            return List.of("COPY " + (project.root().isEmpty() ? "." : project.root()) + " .");
        }
        return wanted.stream().map(path -> copy(project, path)).toList();
    }

    private static String copy(GoProject project, String path) {
        String below = Paths.relative(project.root(), path);
        boolean file = project.source().contains(path);
        String folder = file ? Paths.folder(below) : below;
        return "COPY " + path + " ./" + (folder.isEmpty() ? "" : folder + "/");
    }

    /** The highest folder around a file, below the module's root, that has no Go in it; else the file itself. */
    private static String highest(String path, String root, Set<String> code) {
        return parents(path).stream().filter(folder -> Paths.contains(root, folder) && !folder.equals(root))
                .filter(folder -> !code.contains(folder)).findFirst().orElse(path);
    }

    /** The folders around a path, the highest first, the tree's root left out. */
    private static List<String> parents(String path) {
        List<String> parents = new ArrayList<>();
        for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
            parents.add(path.substring(0, slash));
        }
        return parents;
    }
}
