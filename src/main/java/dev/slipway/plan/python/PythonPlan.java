package dev.slipway.plan.python;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
        Set<String> names = Stream
                .concat(needs.requirements().stream().map(one -> PackageNames.normalize(one.packageName())),
                        declared.locked().keySet().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        boolean bundled = needs.requirements().stream().anyMatch(one -> one.requirement().startsWith("psycopg[binary"));
        names.removeIf(name -> bundled && name.equals("psycopg"));
        List<String> system = SystemPackages.of(names, files, declared.installation().facts().git());
        String baseImage = "python:" + version.version() + "-slim";
        String dockerfile = new PythonDockerfile(baseImage, needs.installation(), system, environment(start), start.command())
                .text();
        return new BuildPlan("python", version.version(), start.framework().map(framework -> framework.label()), entry.path(),
                start.command(), baseImage, needs.installation().installer().label(), needs.requirements(), system, dockerfile,
                needs.generated(), warnings(declared, version, start, needs, entry, files),
                guesses(entry, version, start, needs));
    }

    private static SortedMap<String, String> environment(Start start) {
        return start.environment();
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
