package dev.slipway.plan.node;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.slipway.plan.SourcePath;
import dev.slipway.plan.SourceTree;

/**
 * The files that an install reads, which a Dockerfile copies before the sources, so that a change of source alone finds the
 * installed packages in the cache.
 *
 * @param paths from the root of the tree; none when the install needs the sources too
 */
record Manifests(List<String> paths) {

    /** What COPY takes as it is: no space, wildcard, variable or quote. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._@][A-Za-z0-9._@/-]*");

    static Manifests of(Project project, Tool tool) {
        List<String> paths = files(project, tool);
        boolean alone = paths.stream().allMatch(Manifests::isPlain) && !readsSources(project, tool);
        return new Manifests(alone ? paths : List.of());
    }

    static boolean isPlain(String path) {
        return PLAIN.matcher(path).matches();
    }

    /** Whether the install needs the whole tree there. */
    boolean needSources() {
        return paths.isEmpty();
    }

    /** The COPY lines, for a working directory that is the root of the workspace. */
    List<String> copying(String root) {
        Map<String, List<String>> byFolder = paths.stream()
                .collect(Collectors.groupingBy(Folders::of, TreeMap::new, Collectors.toList()));
        return byFolder.entrySet().stream().map(folder -> "COPY " + String.join(" ", folder.getValue()) + " ./"
                + (folder.getKey().equals(root) ? "" : Folders.relative(root, folder.getKey()) + "/")).toList();
    }

    private static List<String> files(Project project, Tool tool) {
        SourceTree source = project.source();
        List<String> paths = new ArrayList<>();
        paths.add(Folders.in(project.root(), PackageJson.FILE));
        tool.lock().ifPresent(paths::add);
        new Installer(tool).settings().stream().map(name -> Folders.in(project.root(), name)).filter(source::contains)
                .forEach(paths::add);
        if (project.isWorkspace()) {
            source.pathsEndingWith("/" + PackageJson.FILE).map(SourcePath::value)
                    .filter(path -> Folders.contains(project.root(), path) && !EntryFiles.isForeign(path))
                    .filter(path -> !paths.contains(path)).forEach(paths::add);
        }
        return paths;
    }

    /** Install scripts, patches, plugins, and packages that are folders of the tree. */
    private static boolean readsSources(Project project, Tool tool) {
        boolean scripts = project.manifests().anyMatch(manifest -> Stream.of("install", "postinstall")
                .anyMatch(manifest::hasScript));
        boolean folders = project.manifests().flatMap(manifest -> Stream.concat(manifest.dependencies().stream(),
                manifest.devDependencies().stream())).anyMatch(one -> one.range().matches("(file|link|portal|patch):.*"));
        boolean own = Stream.of("patches/", ".yarn/").map(folder -> Folders.in(project.root(), folder))
                .anyMatch(folder -> project.source().files().keySet().stream().anyMatch(path -> path.startsWith(folder)));
        return scripts || folders || own;
    }
}
