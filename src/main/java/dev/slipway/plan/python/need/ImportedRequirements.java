package dev.slipway.plan.python.need;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;

import dev.slipway.plan.Guess;
import dev.slipway.plan.Requirement;
import dev.slipway.plan.Requirement.Confidence;
import dev.slipway.plan.Requirement.Source;
import dev.slipway.plan.Warning;
import dev.slipway.plan.python.imports.PipInstall;
import dev.slipway.plan.python.imports.PythonImport;
import dev.slipway.plan.python.need.SourceRules.SourceRule;
import dev.slipway.plan.python.packages.DistributionName;
import dev.slipway.plan.python.source.LocalModules;
import dev.slipway.plan.python.source.PythonFile;

/** Reads from the imports of the files that run what has to be installed, and why. */
public final class ImportedRequirements {

    /** What takes SQLAlchemy's URLs. */
    private static final List<String> SQL = List.of("sqlalchemy", "sqlmodel", "flask_sqlalchemy", "alembic", "flask_migrate",
            "langchain_community.utilities", "langchain_community.agent_toolkits", "langchain.sql_database",
            "langchain.utilities", "chainlit.data.sql_alchemy");
    private static final Set<String> PROJECT_WIDE = Set.of("django");

    private final LocalModules modules;
    private final Distributions distributions;
    private final int minor;
    private final Map<String, Wanted> wanted = new TreeMap<>();
    private final Set<String> dropped = new LinkedHashSet<>();
    private final List<Warning> warnings = new ArrayList<>();
    private final Map<String, Guess> guesses = new TreeMap<>();

    /** @param minor of Python 3, which decides what the standard library brings */
    public ImportedRequirements(LocalModules modules, Distributions distributions, int minor) {
        this.modules = modules;
        this.distributions = distributions;
        this.minor = minor;
    }

    /** Reads the files; to be called once. */
    public ImportedRequirements read(Collection<PythonFile> files) {
        ImportChoice choice = new ImportChoice(modules, distributions, minor);
        List<Implied> implied = new ArrayList<>();
        for (PythonFile file : files) {
            SourceRules rules = new SourceRules(file);
            for (PythonImport one : choice.of(file)) {
                if (!modules.isLocal(one) && !distributions.isStandardLibrary(one.module(), minor)) {
                    want(one);
                    rules.of(one).forEach(rule -> implied.add(new Implied(rule, one)));
                }
            }
            file.scan().pipInstalls().forEach(install -> notebook(install, file));
        }
        implied.forEach(this::apply);
        wholeProject(files);
        dropped.forEach(wanted::remove);
        return this;
    }

    private record Implied(SourceRule rule, PythonImport because) {
    }

    private void want(PythonImport one) {
        for (Distributions.Found found : distributions.find(one.module(), one.names())) {
            Wanted now = Wanted.of(found, one);
            Wanted before = wanted.putIfAbsent(key(found.requirement()), now);
            if (before != null) {
                before.merge(found.requirement());
                continue;
            }
            noteGuess(found, one);
        }
    }

    private void noteGuess(Distributions.Found found, PythonImport one) {
        found.squatted().filter(name -> found.confidence() != Confidence.HIGH)
                .ifPresent(name -> warnings.add(new Warning("squatted_name", "the package " + name
                        + " on the index is not what import " + one.module() + " means; " + found.requirement()
                        + " is installed",
                        one.file(), one.line())));
        if (!found.alternatives().isEmpty()) {
            guesses.putIfAbsent(found.requirement(), new Guess("requirements", found.requirement(),
                    "it is the usual distribution for import " + one.module(), found.alternatives()));
        } else if (found.confidence() == Confidence.LOW) {
            warnings.add(new Warning("unknown_import", "no table knows import " + one.module()
                    + ", so a package of its name is installed; name the right one in requirements", one.file(), one.line()));
        }
    }

    private void notebook(PipInstall install, PythonFile file) {
        Optional<String> name = Optional.of(install.requirement()).filter(Wanted::isSpecifier);
        name.ifPresent(text -> wanted.putIfAbsent(key(text),
                Wanted.of(text, null, file.path(), install.line(), Source.DECLARED, Confidence.MEDIUM)));
    }

    private void apply(Implied implied) {
        SourceRule rule = implied.rule();
        PythonImport one = implied.because();
        String key = key(rule.requirement());
        if (!rule.replaces().isEmpty()) {
            dropped.add(key(rule.replaces()));
        }
        Wanted there = wanted.get(key);
        if (there != null) {
            there.refine(rule.requirement());
        } else if (!Bundled.brings(wanted, key)) {
            Wanted added = Wanted.of(rule.requirement(), one.module(), one.file(), one.line(), Source.IMPLIED, Confidence.HIGH);
            added.refine(rule.requirement());
            wanted.put(key, added);
        }
    }

    /** What is said in settings and URLs, anywhere in a project that uses the library. */
    private void wholeProject(Collection<PythonFile> files) {
        PROJECT_WIDE.stream().filter(module -> files.stream().anyMatch(file -> file.imports(module)))
                .flatMap(module -> SourceRules.ofProject(module).stream())
                .forEach(rule -> files.stream().filter(file -> new SourceRules(file).holds(rule)).findFirst()
                        .ifPresent(file -> imply(rule.requirement(), file, rule.placeIn(file))));
        if (files.stream().anyMatch(file -> SQL.stream().anyMatch(file::imports))) {
            files.forEach(file -> databaseUrls(file, true));
            files.forEach(file -> databaseUrls(file, false));
        }
    }

    /** URLs that name their driver come first: one without then means the same. */
    private void databaseUrls(PythonFile file, boolean named) {
        if (!file.code().has("://") && !file.code().has("URL.create")) {
            return;
        }
        boolean old = Optional.ofNullable(wanted.get("sqlalchemy")).filter(Wanted::isPinnedBySource).isPresent();
        Matcher url = file.code().matcher(DatabaseUrls.URL);
        while (url.find()) {
            int place = url.start();
            if (DatabaseUrls.namesDriver(url) == named && (named || !DatabaseUrls.hasDriver(wanted.keySet(), url))) {
                DatabaseUrls.driver(url, old).ifPresent(driver -> imply(driver, file, place));
            }
        }
    }

    private void imply(String requirement, PythonFile file, int place) {
        wanted.putIfAbsent(key(requirement), Wanted.of(requirement, null, file.path(), file.code().lineOf(place),
                Source.IMPLIED, Confidence.HIGH));
    }

    /** Adds what the framework hint, or the start command, needs, unless something names it already. */
    public void add(String requirement, Source source) {
        if (!Bundled.brings(wanted, key(requirement))) {
            wanted.putIfAbsent(key(requirement), Wanted.of(requirement, null, null, null, source, Confidence.HIGH));
        }
    }

    /** In the order of their names. */
    public List<Requirement> requirements() {
        return wanted.values().stream().map(Wanted::requirement).toList();
    }

    public List<Warning> warnings() {
        return warnings;
    }

    public List<Guess> guesses() {
        return List.copyOf(guesses.values());
    }

    static String key(String requirement) {
        return DistributionName.normalise(Wanted.nameOf(requirement));
    }
}
