package dev.slipway.plan.python;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

import dev.slipway.plan.Guess;
import dev.slipway.plan.PlanRequest;
import dev.slipway.plan.Requirement;
import dev.slipway.plan.Requirement.Confidence;
import dev.slipway.plan.Requirement.Source;
import dev.slipway.plan.Warning;
import dev.slipway.plan.python.install.Installation;
import dev.slipway.plan.python.install.Installer;
import dev.slipway.plan.python.need.Distributions;
import dev.slipway.plan.python.need.ImportedRequirements;
import dev.slipway.plan.python.project.Declarations;
import dev.slipway.plan.python.project.pep.PackageNames;
import dev.slipway.plan.python.source.LocalModules;
import dev.slipway.plan.python.source.PythonFile;
import dev.slipway.plan.python.start.Framework;
import dev.slipway.plan.python.start.Start;

/**
 * What is installed, why, and from which files.
 *
 * @param reason for the way of installing, in words that follow "because"
 * @param generated files that the installation reads and the client did not send
 */
record Needs(List<Requirement> requirements, Installation installation, String reason, SortedMap<String, String> generated,
        List<Warning> warnings, List<Guess> guesses) {

    private static final String FILE = "requirements.txt";
    /** What needs a browser that Playwright downloads. */
    private static final Set<String> BROWSERS = Set.of("playwright", "browser-use", "crawl4ai", "stagehand", "patchright",
            "playwright-stealth", "scrapegraphai");

    static Needs of(PlanRequest request, Declarations declared, Start start, Collection<PythonFile> files,
            LocalModules modules, Distributions distributions, int minor) {
        ImportedRequirements imported = new ImportedRequirements(modules, distributions, minor).read(files);
        return switch (declared.decision().origin()) {
            case NONE -> imported(request, imported, start);
            case ENVIRONMENT_YML -> declared(request, withImports(declared, imported), imported, start, distributions);
            case REQUIREMENTS_FIELD, UV_LOCK, POETRY_LOCK, PDM_LOCK, PYLOCK, PIPFILE_LOCK, REQUIREMENTS_FILE, PYPROJECT,
                    PIPFILE,
                    SETUP_CFG, SETUP_PY ->
                declared(request, declared, imported, start, distributions);
        };
    }

    /** Conda installs the rest of an environment, so what is imported beyond its pip part is missing here. */
    private static Declarations withImports(Declarations declared, ImportedRequirements imported) {
        Set<String> named = declared.requirements().stream().map(one -> PackageNames.normalize(one.packageName()))
                .collect(Collectors.toSet());
        List<Requirement> missing = imported.requirements().stream()
                .filter(one -> !named.contains(PackageNames.normalize(one.packageName()))).toList();
        return declared.with(missing);
    }

    private static Needs imported(PlanRequest request, ImportedRequirements imported, Start start) {
        start.needs().ifPresent(need -> imported.add(need, Source.FRAMEWORK));
        request.framework().flatMap(Framework::ofHint).ifPresent(hint -> imported.add(hint.requirement(), Source.FRAMEWORK));
        List<Requirement> requirements = imported.requirements();
        SortedMap<String, String> generated = new TreeMap<>();
        if (!requirements.isEmpty()) {
            generated.put(FILE, requirements.stream().map(one -> one.requirement() + "\n").collect(Collectors.joining()));
        }
        Installation installation = requirements.isEmpty() ? Installation.nothing()
                : new Installation(Installer.PIP, List.of(FILE), List.of(), false, List.of(), List.of(), browser(requirements));
        return new Needs(requirements, installation, "nothing is declared, so the imports decide", generated,
                imported.warnings(), imported.guesses());
    }

    private static Needs declared(PlanRequest request, Declarations declared, ImportedRequirements imported, Start start,
            Distributions distributions) {
        List<Requirement> requirements = new ArrayList<>(declared.requirements());
        List<Warning> warnings = new ArrayList<>(DeclaredWarnings.of(declared, imported, distributions));
        DeclaredInstallation how = DeclaredInstallation.of(request, declared);
        List<String> additional = new ArrayList<>();
        start.needs().ifPresent(need -> {
            if (how.installer() == Installer.PIP && !declared.installation().facts().hashes()) {
                additional.add(need);
                requirements.add(new Requirement(need, need.replaceFirst("\\[.*", ""), null, null, null, Source.FRAMEWORK,
                        Confidence.HIGH));
            } else {
                warnings.add(new Warning("server_not_declared", "the start command needs " + need
                        + ", which is not among the locked packages; add it to the project", null, null));
            }
        });
        Installation installation = new Installation(how.installer(), how.deciding(), how.included(), how.needsSources(),
                additional,
                declared.installation().groups(), browser(requirements));
        return new Needs(requirements, installation, declared.decision().reason(), how.generated(), warnings, List.of());
    }

    private static boolean browser(List<Requirement> requirements) {
        return requirements.stream().anyMatch(one -> BROWSERS.contains(PackageNames.normalize(one.packageName())));
    }
}
