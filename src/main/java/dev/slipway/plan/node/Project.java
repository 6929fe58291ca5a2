package dev.slipway.plan.node;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.slipway.plan.PlanRequest;
import dev.slipway.plan.Rejection;
import dev.slipway.plan.SourcePath;
import dev.slipway.plan.SourceTree;

/**
 * Which package of the tree is the agent, and from where its packages are installed.
 *
 * @param source all files
 * @param home folder of the package that starts; empty for the root of the tree
 * @param root folder from which packages are installed: the workspace's, or {@code home} itself
 * @param manifest the home's {@code package.json}
 * @param workspace the workspace's {@code package.json}, when home is a member of one
 */
record Project(SourceTree source, String home, String root, Optional<PackageJson> manifest,
        Optional<PackageJson> workspace) {

    static Project of(PlanRequest request) {
        SourceTree source = request.source();
        return request.entryPoint().map(entryPoint -> nearest(source, Folders.of(entryPoint)))
                .orElseGet(() -> chosen(source));
    }

    /** The manifests that apply, nearest first. */
    Stream<PackageJson> manifests() {
        return Stream.concat(manifest.stream(), workspace.stream());
    }

    /** Whether one of the manifests declares this package, for production or for development. */
    boolean declares(String name) {
        return manifests().anyMatch(manifest -> manifest.declares(name));
    }

    boolean isWorkspace() {
        return workspace.isPresent() || isWorkspace(source, root, manifest);
    }

    private static Project nearest(SourceTree source, String folder) {
        for (String at = folder; !at.isEmpty(); at = Folders.of(at)) {
            if (source.contains(Folders.in(at, PackageJson.FILE))) {
                return at(source, at);
            }
        }
        return at(source, "");
    }

    private static Project chosen(SourceTree source) {
        Project top = at(source, "");
        boolean starts = top.manifest.filter(Project::starts).isPresent();
        if (starts || top.manifest.isPresent() && !top.isWorkspace() || EntryFiles.anyIn(source, "")) {
            return top;
        }
        List<String> members = members(source);
        if (members.size() > 1) {
            throw unclear(members).raise();
        }
        return members.isEmpty() ? top : at(source, members.get(0));
    }

    private static boolean starts(PackageJson manifest) {
        return manifest.hasScript("start") || manifest.hasScript("start:prod") || manifest.string("main").isPresent();
    }

    /** The folders whose package starts something; where none says so, those with a package at all. */
    private static List<String> members(SourceTree source) {
        List<String> all = source.pathsEndingWith("/" + PackageJson.FILE)
                .filter(path -> !EntryFiles.isForeign(path.value())).map(SourcePath::folder).toList();
        List<String> starting = all.stream()
                .filter(folder -> PackageJson.in(source, folder).filter(member -> member.hasScript("start")).isPresent())
                .toList();
        return starting.isEmpty() ? all : starting;
    }

    private static Rejection unclear(List<String> members) {
        String shown = members.stream().limit(10).map(SourcePath::quoted).collect(Collectors.joining(", "));
        return Rejection.of("entry_point_unclear", "entry_point",
                "cannot tell which package starts the agent; name its entry file as entry_point: one in " + shown);
    }

    private static Project at(SourceTree source, String home) {
        Optional<PackageJson> manifest = PackageJson.in(source, home);
        for (String above = home; !above.isEmpty();) {
            above = Folders.of(above);
            Optional<PackageJson> workspace = PackageJson.in(source, above);
            if (isWorkspace(source, above, workspace)) {
                return new Project(source, home, above, manifest, workspace);
            }
        }
        return new Project(source, home, home, manifest, Optional.empty());
    }

    private static boolean isWorkspace(SourceTree source, String folder, Optional<PackageJson> manifest) {
        return manifest.flatMap(json -> json.root().field("workspaces")).isPresent()
                || source.contains(Folders.in(folder, "pnpm-workspace.yaml")) && manifest.isPresent();
    }
}
