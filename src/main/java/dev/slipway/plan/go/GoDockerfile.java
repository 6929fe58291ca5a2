package dev.slipway.plan.go;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import dev.slipway.plan.ExecForm;
import dev.slipway.plan.go.GoProject.Modules;

/**
 * Writes the Dockerfile: a stage that compiles a static program, and an image of nothing but that program, the
 * certificates of public authorities, an empty {@code /tmp} and the project's data files. Time zones are compiled in
 * ({@code timetzdata}).
 *
 * <p>
 * What the program imports from elsewhere is downloaded and compiled before the sources come, in layers that change only
 * with {@code go.mod}, {@code go.sum} or the list of imports: a change of source compiles the project's own packages.
 */
record GoDockerfile(GoProject project, GoVersion version) {

    static final List<String> COMMAND = List.of("/app/agent");

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._@][A-Za-z0-9._@/-]*");
    private static final Pattern IMPORT = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._~/-]*");
    private static final Pattern REPLACE = Pattern.compile("\\s*(?:replace\\s+)?(\\S+)(?:\\s+v\\S+)?\\s*=>\\s*\\.{1,2}/.*");
    private static final Set<String> NOT_ALONE = Set.of("C", "builtin", "syscall/js", "unsafe");

    String text() {
        List<String> lines = new ArrayList<>(List.of("FROM " + version.image() + " AS build", "", "WORKDIR "
                + folder(project.root()), "", "ENV CGO_ENABLED=" + (project.needsC() ? "1" : "0") + afresh(),
                "RUN mkdir -p /out/app && mkdir -m 1777 /out/tmp", ""));
        modules(lines);
        lines.add("COPY . " + (project.root().isEmpty() ? "." : "/src"));
        lines.addAll(List.of("RUN " + ExecForm.of(build()), "", "FROM scratch", "", "WORKDIR /app", "",
                "ENV HOST=0.0.0.0 PORT=8080", "",
                "COPY --from=build /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/"));
        lines.addAll(DataFiles.copying(project));
        lines.addAll(List.of("COPY --from=build /out /", "", "EXPOSE 8080", "", "CMD " + ExecForm.of(COMMAND)));
        return String.join("\n", lines) + "\n";
    }

    private String afresh() {
        return project.modules() == Modules.AFRESH ? " GOFLAGS=-mod=mod" : "";
    }

    private void modules(List<String> lines) {
        List<String> manifests = manifests();
        boolean alone = manifests.stream().allMatch(path -> PLAIN.matcher(path).matches());
        if (alone) {
            lines.addAll(copying(manifests));
        }
        boolean downloads = alone && project.modules() != Modules.VENDORED
                && !project.module().map(GoMod::requiresNothing).orElse(true);
        if (downloads) {
            lines.add("RUN go mod download");
        }
        Set<String> first = compiledFirst(downloads && project.modules() == Modules.LOCKED);
        if (alone && !first.isEmpty()) {
            List<String> command = new ArrayList<>(compiler());
            command.addAll(first);
            lines.add("RUN " + ExecForm.of(command));
        }
        if (alone) {
            lines.add("");
        }
    }

    /** Every file of the tree that says where modules are; the generated one where there is none. */
    private List<String> manifests() {
        if (project.module().isEmpty()) {
            return List.of(GoMod.FILE);
        }
        return project.source().files().keySet().stream().filter(path -> !Paths.isLeftOut(path))
                .filter(path -> Set.of("go.mod", "go.sum", "go.work", "go.work.sum")
                        .contains(path.substring(path.lastIndexOf('/') + 1)))
                .toList();
    }

    private List<String> copying(List<String> manifests) {
        Map<String, List<String>> byFolder = manifests.stream()
                .collect(Collectors.groupingBy(Paths::folder, TreeMap::new, Collectors.toList()));
        return byFolder.entrySet().stream().map(folder -> "COPY " + String.join(" ", folder.getValue()) + " "
                + (folder.getKey().equals(project.root()) ? "./" : folder(folder.getKey()) + "/")).toList();
    }

    /** What can be compiled without the sources: the standard library's packages, and those of modules that are there. */
    private Set<String> compiledFirst(boolean withModules) {
        Set<String> replaced = replaced();
        Set<String> required = withModules && !project.source().contains("go.work")
                ? project.module().stream().flatMap(module -> module.requires().stream()).map(GoMod.Require::module)
                        .filter(module -> !replaced.contains(module)).collect(Collectors.toSet())
                : Set.of();
        return project.files().stream().filter(file -> !file.constrained()).flatMap(file -> file.imports().stream())
                .filter(one -> one.isStandard() && !one.path().startsWith("internal/")
                        || within(required, one.path()))
                .map(GoFile.Import::path).filter(path -> !NOT_ALONE.contains(path) && IMPORT.matcher(path).matches())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean within(Set<String> modules, String path) {
        String at = path;
        while (!at.isEmpty() && !modules.contains(at)) {
            at = Paths.folder(at);
        }
        return !at.isEmpty();
    }

    /** The modules for which another folder of the tree stands, whose sources are not there yet. */
    private Set<String> replaced() {
        String text = project.module().map(GoMod::path).flatMap(project.source()::text).orElse("");
        return text.lines().map(REPLACE::matcher).filter(Matcher::matches).map(line -> line.group(1))
                .collect(Collectors.toSet());
    }

    private List<String> compiler() {
        String tags = project.needsC() ? "timetzdata,netgo,osusergo" : "timetzdata";
        return List.of("go", "build", "-trimpath", "-tags", tags);
    }

    private List<String> build() {
        List<String> command = new ArrayList<>(compiler());
        String link = "-s -w" + (project.needsC() ? " -linkmode external -extldflags -static" : "");
        command.addAll(List.of("-ldflags", link, "-o", "/out/app/agent", target()));
        return command;
    }

    private String target() {
        String path = project.program().alone() ? project.program().file().path() : project.program().file().folder();
        String below = Paths.relative(project.root(), path);
        return below.isEmpty() ? "." : "./" + below;
    }

    private static String folder(String path) {
        return path.isEmpty() ? "/src" : "/src/" + path;
    }
}
