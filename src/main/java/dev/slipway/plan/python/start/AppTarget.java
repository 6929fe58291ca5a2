package dev.slipway.plan.python.start;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.slipway.plan.python.imports.PythonImport;
import dev.slipway.plan.python.imports.TopLevelName;
import dev.slipway.plan.python.source.LocalModules;
import dev.slipway.plan.python.source.PythonFile;
import dev.slipway.plan.python.source.PythonSources;

/**
 * What a server is told to serve when a file starts.
 *
 * @param file that holds the variable: the entry point, or the module that it hands to its server
 */
record AppTarget(PythonFile file, AppVariable variable) {

    private static final Pattern SERVED = Pattern
            .compile("uvicorn\\.run\\(\\s*[\"']([\\w.]{1,200}):([A-Za-z_]\\w{0,100})[\"']([^\\n]{0,300})");

    static Optional<AppTarget> of(PythonFile entry, PythonSources sources, LocalModules modules) {
        return AppVariable.in(entry).filter(variable -> !variable.factory()).map(found -> new AppTarget(entry, found))
                .or(() -> servedByName(entry, sources)).or(() -> imported(entry, sources, modules))
                .or(() -> AppVariable.in(entry).map(found -> new AppTarget(entry, found)));
    }

    /** {@code uvicorn.run("service.api:app")} */
    private static Optional<AppTarget> servedByName(PythonFile entry, PythonSources sources) {
        Matcher served = entry.code().matcher(SERVED);
        if (!entry.code().has("uvicorn.run") || !served.find()) {
            return Optional.empty();
        }
        String path = served.group(1).replace('.', '/');
        return List.of("", "src/", entry.folder() + "/").stream()
                .flatMap(base -> List.of(base + path + ".py", base + path + "/__init__.py").stream())
                .flatMap(candidate -> sources.file(candidate).stream()).findFirst()
                .map(file -> new AppTarget(file,
                        new AppVariable(served.group(2), frameworkOf(file), served.group(3).contains("factory=True"))));
    }

    private static Framework frameworkOf(PythonFile file) {
        return AppVariable.in(file).map(AppVariable::framework).or(() -> AppVariable.made(file)).orElse(Framework.FASTAPI);
    }

    /** {@code from service import app}, or {@code app = create_app()} with the factory from another file. */
    private static Optional<AppTarget> imported(PythonFile entry, PythonSources sources, LocalModules modules) {
        for (PythonImport one : entry.scan().imports()) {
            if (one.names().isEmpty() || one.surroundings().inFunction()) {
                continue;
            }
            for (String path : modules.filesOf(one)) {
                Optional<AppTarget> found = sources.file(path).flatMap(file -> taken(entry, one, file));
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<AppTarget> taken(PythonFile entry, PythonImport one, PythonFile file) {
        Optional<AppVariable> offered = AppVariable.in(file);
        if (offered.isEmpty() || !one.names().contains(offered.get().name())) {
            return Optional.empty();
        }
        AppVariable variable = offered.get();
        if (!variable.factory()) {
            return Optional.of(new AppTarget(file, variable));
        }
        Set<String> callees = Set.of(variable.name());
        return entry.scan().topLevelNames().stream().filter(name -> callees.contains(name.callee()) && !name.nested())
                .map(TopLevelName::name).findFirst()
                .map(name -> new AppTarget(entry, new AppVariable(name, variable.framework(), false)))
                .or(() -> Optional.of(new AppTarget(file, variable)));
    }
}
