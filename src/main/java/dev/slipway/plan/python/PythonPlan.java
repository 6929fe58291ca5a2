package dev.slipway.plan.python;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import dev.slipway.plan.BuildPlan;
import dev.slipway.plan.Guess;
import dev.slipway.plan.PlanRequest;
import dev.slipway.plan.Warning;
import dev.slipway.plan.python.install.PythonDockerfile;
import dev.slipway.plan.python.install.SystemPackages;
import dev.slipway.plan.python.need.Distributions;
import dev.slipway.plan.python.need.IndexDistributions;
import dev.slipway.plan.python.project.Declarations;
import dev.slipway.plan.python.project.pep.PackageNames;
import dev.slipway.plan.python.source.LocalModules;
import dev.slipway.plan.python.source.PythonFile;
import dev.slipway.plan.python.source.PythonSources;
import dev.slipway.plan.python.start.EntryPoint;
import dev.slipway.plan.python.start.EntryPointChoice;
import dev.slipway.plan.python.start.Framework;
import dev.slipway.plan.python.start.Start;
import dev.slipway.plan.python.start.Starts;

/** The story of one plan: read the files, find the start, settle the version, collect what is needed, write it down. */
final class PythonPlan {

    private final PlanRequest request;
    private final Distributions distributions = new IndexDistributions();
    private final PythonSources sources;
    private LocalModules modules;

    PythonPlan(PlanRequest request) {
        this.request = request;
        this.sources = PythonSources.read(request.source(), request.entryPoint());
        this.modules = new LocalModules(sources, request.entryPoint(), distributions::isPublished);
    }

    BuildPlan make() {
        EntryPoint entry = EntryPointChoice.of(request, sources, modules);
        modules = new LocalModules(sources, Optional.of(entry.path()), distributions::isPublished);
        List<PythonFile> files = sources.atRunTime(entry.path(), modules);
        Declarations declared = DeclaredProject.read(request);
        VersionChoice version = VersionChoice.of(declared.python(), files);
        Start start = Starts.of(request, entry, sources, modules, DeclaredProject.names(declared));
        Needs needs = Needs.of(request, declared, start, files, modules, distributions, version.minor());
        List<String> system = SystemPackages.of(installed(needs, declared), files,
                declared.installation().facts().git());
        String baseImage = "python:" + version.version() + "-slim";
        String dockerfile = new PythonDockerfile(baseImage, needs.installation(), system, start.environment(), start.command())
                .text();
        return new BuildPlan("python", version.version(), start.framework().map(Framework::label), entry.path(),
                start.command(), baseImage, needs.installation().installer().label(), needs.requirements(), system, dockerfile,
                needs.generated(), warnings(declared, version, start, needs, entry, files),
                guesses(entry, version, start, needs));
    }

    /** Normalised names of what is installed; psycopg's binary extra brings its library along and does not count. */
    private static Set<String> installed(Needs needs, Declarations declared) {
        Set<String> names = new TreeSet<>(declared.locked().keySet());
        needs.requirements().stream().filter(one -> !one.requirement().startsWith("psycopg[binary"))
                .forEach(one -> names.add(PackageNames.normalize(one.packageName())));
        if (names.contains("psycopg-binary")) {
            names.remove("psycopg");
        }
        return names;
    }

    private List<Warning> warnings(Declarations declared, VersionChoice version, Start start, Needs needs, EntryPoint entry,
            List<PythonFile> files) {
        List<Warning> warnings = new ArrayList<>(declared.warnings());
        version.warning().ifPresent(warnings::add);
        warnings.addAll(start.warnings());
        warnings.addAll(needs.warnings());
        UnusedFiles.warning(sources, entry, files, modules).ifPresent(warnings::add);
        return warnings;
    }

    private static List<Guess> guesses(EntryPoint entry, VersionChoice version, Start start, Needs needs) {
        List<Guess> guesses = new ArrayList<>();
        if (!entry.named()) {
            guesses.add(new Guess("entry_point", entry.path(), entry.reason(), entry.alternatives()));
        }
        guesses.add(new Guess("version", version.version(), version.reason(), List.of()));
        start.framework().ifPresent(
                framework -> guesses.add(new Guess("framework", framework.label(), start.reason(), List.of())));
        guesses.add(new Guess("package_manager", needs.installation().installer().label(), needs.reason(), List.of()));
        guesses.addAll(needs.guesses());
        return guesses;
    }
}
