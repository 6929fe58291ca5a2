package dev.slipway.plan.node;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import dev.slipway.plan.ExecForm;
import dev.slipway.plan.node.Start.Build;

/**
 * Writes the Dockerfile. Packages are installed from the manifests alone, before the sources come, so that a change of
 * source redoes one layer of the image. What is built is built in a stage of its own, with the packages for development,
 * and its result, sources included and {@code node_modules} not, is laid over the packages for production.
 *
 * @param image the base image
 * @param project what is built
 * @param installer how its packages come
 * @param manifests what that reads
 * @param installs whether there is anything to install
 * @param start how the image starts
 * @param packages names of everything declared or imported
 */
record NodeDockerfile(String image, Project project, Installer installer, Manifests manifests, boolean installs,
        Start start, Set<String> packages) {

    /** Packages whose generator writes into {@code node_modules}, which therefore must stay as the build left it. */
    private static final Set<String> WRITE_INTO_PACKAGES = Set.of("@prisma/client", "zenstack");

    String text() {
        List<String> lines = new ArrayList<>();
        boolean stages = start.build() != Build.NONE && installs && !keepsDevelopment();
        if (stages) {
            buildStage(lines);
        }
        base(lines, "FROM " + image, true);
        if (stages) {
            finalPackagesAndFiles(lines);
        } else {
            packagesAndSources(lines, keepsDevelopment());
            build(lines, "");
        }
        if (!project.home().equals(project.root())) {
            lines.addAll(List.of("WORKDIR " + folder(project.home()), ""));
        }
        lines.addAll(List.of("EXPOSE 8080", "", "CMD " + ExecForm.of(start.command())));
        return String.join("\n", lines) + "\n";
    }

    private boolean keepsDevelopment() {
        return start.withDevelopment()
                || start.build() != Build.NONE && WRITE_INTO_PACKAGES.stream().anyMatch(packages::contains);
    }

    private void buildStage(List<String> lines) {
        base(lines, "FROM " + image + " AS build", false);
        packagesAndSources(lines, true);
        build(lines, project.isWorkspace()
                ? " && find " + folder(project.root()) + " -name node_modules -prune -exec rm -rf {} +"
                : " && rm -rf node_modules");
    }

    private void base(List<String> lines, String from, boolean atRunTime) {
        lines.addAll(List.of(from, "", "WORKDIR " + folder(project.root()), ""));
        List<String> debian = SystemPackages.of(packages);
        List<String> programs = installer.programs(start);
        List<String> steps = new ArrayList<>();
        if (!debian.isEmpty()) {
            steps.add("RUN apt-get update && apt-get install -y --no-install-recommends " + String.join(" ", debian)
                    + " && rm -rf /var/lib/apt/lists/*");
        }
        if (!programs.isEmpty()) {
            steps.add("RUN " + installer.globally(programs));
        }
        environment(atRunTime).forEach(one -> steps.add("ENV " + one));
        if (!steps.isEmpty()) {
            lines.addAll(steps);
            lines.add("");
        }
    }

    private List<String> environment(boolean atRunTime) {
        List<String> variables = new ArrayList<>();
        if (atRunTime) {
            variables.add("NODE_ENV=production HOST=0.0.0.0 PORT=8080");
        }
        variables.addAll(installer.environment());
        variables.addAll(SystemPackages.environment(packages));
        if (start.runsPackageProgram() || start.build() == Build.COMPILER) {
            String path = Stream.of(project.home(), project.root()).distinct()
                    .map(folder -> folder(folder) + "/node_modules/.bin").reduce((one, two) -> one + ":" + two).orElse("");
            variables.add("PATH=" + path + ":$PATH");
        }
        return variables;
    }

    private void packagesAndSources(List<String> lines, boolean withDevelopment) {
        String sources = project.root().isEmpty() ? "COPY . ." : "COPY . /app";
        if (!installs) {
            lines.addAll(List.of(sources, ""));
        } else if (manifests.needSources()) {
            lines.addAll(List.of(sources, install(withDevelopment), ""));
        } else {
            lines.addAll(manifests.copying(project.root()));
            lines.addAll(List.of(install(withDevelopment), "", sources, ""));
        }
    }

    private void finalPackagesAndFiles(List<String> lines) {
        if (manifests.needSources()) {
            lines.addAll(List.of("COPY --from=build /app /app", install(false), ""));
        } else {
            lines.addAll(manifests.copying(project.root()));
            lines.addAll(List.of(install(false), "", "COPY --from=build /app /app", ""));
        }
    }

    /** A {@code prepare} script, which npm runs after an install, is for those who develop: git hooks, or the build. */
    private String install(boolean withDevelopment) {
        List<String> steps = new ArrayList<>();
        if (project.manifests().anyMatch(manifest -> manifest.hasScript("prepare"))) {
            steps.add("npm pkg delete scripts.prepare");
        }
        steps.add(installer.packages(withDevelopment));
        steps.addAll(installer.cleaning());
        return "RUN " + String.join(" && ", steps);
    }

    private void build(List<String> lines, String after) {
        if (start.build() == Build.NONE) {
            return;
        }
        boolean above = project.workspace().filter(workspace -> workspace.hasScript("build")).isPresent();
        String where = above || project.home().equals(project.root()) ? "" : "cd " + folder(project.home()) + " && ";
        String what = start.build() == Build.SCRIPT ? installer.run("build") : "tsc -p tsconfig.json";
        lines.remove(lines.size() - 1);
        lines.addAll(List.of("RUN " + where + what + after, ""));
    }

    private static String folder(String path) {
        return path.isEmpty() ? "/app" : "/app/" + path;
    }
}
