package dev.slipway.plan.python.source;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.slipway.plan.python.imports.PythonImport;
import dev.slipway.plan.python.imports.ScanResult;
import dev.slipway.plan.python.imports.TopLevelName;

/**
 * One Python file and what was read from it.
 *
 * @param path in the submission
 * @param scan its imports and names
 * @param code its text without comments and long strings
 */
public record PythonFile(String path, ScanResult scan, CodeText code) {

    /** Whether it imports the module or anything below it; {@code from a import b} counts as {@code a.b}, too. */
    public boolean imports(String module) {
        return importsOf(module).findAny().isPresent();
    }

    /** The statements that import the module or anything below it. */
    public Stream<PythonImport> importsOf(String module) {
        return scan.imports().stream().filter(one -> importsAs(one, module));
    }

    private static boolean importsAs(PythonImport one, String module) {
        if (one.isRelative()) {
            return false;
        }
        return isWithin(one.module(), module) || isWithin(module, one.module())
                && one.names().stream().anyMatch(name -> isWithin(one.module() + "." + name, module));
    }

    /** Whether a dotted name is the module or lies below it. */
    public static boolean isWithin(String dotted, String module) {
        return dotted.startsWith(module) && (dotted.length() == module.length() || dotted.charAt(module.length()) == '.');
    }

    /** Names bound outside of functions, also those bound by {@code from x import name}. */
    public Set<String> boundNames() {
        Set<String> names = scan.topLevelNames().stream().map(TopLevelName::name).collect(Collectors.toSet());
        scan.imports().stream().filter(one -> !one.surroundings().inFunction()).forEach(one -> names.addAll(one.names()));
        return names;
    }

    /** The part of the path before the file's name, without a slash at its end; empty at the root. */
    public String folder() {
        return path.substring(0, Math.max(0, path.lastIndexOf('/')));
    }

    public String fileName() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** The module's name as {@code -m} or an import takes it from the root: {@code src/a.py} is {@code src.a}. */
    public String dottedName() {
        String dotted = path.substring(0, path.length() - ".py".length()).replace('/', '.');
        return dotted.endsWith(".__init__") ? dotted.substring(0, dotted.length() - ".__init__".length()) : dotted;
    }
}
