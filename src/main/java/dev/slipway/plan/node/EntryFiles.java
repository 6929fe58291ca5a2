package dev.slipway.plan.node;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.slipway.plan.Rejection;
import dev.slipway.plan.SourcePath;
import dev.slipway.plan.SourceTree;
import dev.slipway.plan.Warning;

/** Finds the file that starts where nothing names it: by the usual names, by who serves, by whom nobody imports. */
final class EntryFiles {

    /** What Node.js, or tsx for it, can run. */
    static final List<String> ENDINGS = List.of(".ts", ".mts", ".tsx", ".js", ".mjs", ".cjs", ".cts", ".jsx");
    private static final List<String> NAMES = List.of("index", "server", "main", "app", "agent", "bot");
    private static final List<String> FOLDERS = List.of("", "src", "app", "api", "lib");
    private static final Pattern NOT_CODE = Pattern.compile(
            "(^|/)(node_modules|\\.[^/]+|tests?|__tests__|__mocks__|examples?|docs|public|static|coverage)/"
                    + "|\\.(test|spec|config|stories)\\.[cm]?[jt]sx?$|\\.d\\.[cm]?ts$|(^|/)\\.[^/]*$");

    /** A file, and what else it could have been. */
    record Choice(String file, List<Warning> warnings) {
    }

    private EntryFiles() {
    }

    static boolean isScript(String path) {
        return ENDINGS.stream().anyMatch(path::endsWith) && !path.endsWith(".d.ts") && !path.endsWith(".d.mts")
                && !path.endsWith(".d.cts");
    }

    static boolean isTypeScript(String path) {
        return isScript(path) && (path.endsWith("ts") || path.endsWith("x"));
    }

    /** Whether the path belongs to packages that came along, not to the project. */
    static boolean isForeign(String path) {
        return path.startsWith("node_modules/") || path.contains("/node_modules/");
    }

    /** Whether scripts lie right there or in the usual folders below. */
    static boolean anyIn(SourceTree source, String home) {
        return FOLDERS.stream().map(folder -> folder(home, folder))
                .anyMatch(folder -> scripts(source, home).anyMatch(path -> Folders.of(path).equals(folder)));
    }

    /** @throws Rejection.RejectedException if no file or several come into question */
    static Choice detect(Modules modules, String home) {
        List<String> usual = usual(modules.source(), home);
        if (!usual.isEmpty()) {
            String best = usual.stream().filter(path -> modules.scan(path).serves()).findFirst().orElse(usual.get(0));
            return new Choice(best, guessed(best, usual));
        }
        List<String> all = scripts(modules.source(), home).toList();
        List<String> first = modules.notImported(all);
        List<String> serving = first.stream().filter(path -> modules.scan(path).serves()).toList();
        return Stream.of(all, first, serving).filter(found -> found.size() == 1).findFirst()
                .map(found -> new Choice(found.get(0), List.of()))
                .orElseThrow(() -> unclear(first.isEmpty() ? all : first).raise());
    }

    private static List<String> usual(SourceTree source, String home) {
        return FOLDERS.stream().flatMap(folder -> NAMES.stream().map(name -> Folders.in(folder(home, folder), name)))
                .flatMap(stem -> ENDINGS.stream().map(stem::concat)).filter(source::contains).toList();
    }

    private static String folder(String home, String folder) {
        return folder.isEmpty() ? home : Folders.in(home, folder);
    }

    private static Stream<String> scripts(SourceTree source, String home) {
        return source.files().keySet().stream().filter(EntryFiles::isScript)
                .filter(path -> Folders.contains(home, path)).filter(path -> !NOT_CODE.matcher(path).find());
    }

    private static List<Warning> guessed(String best, List<String> usual) {
        String others = usual.stream().filter(path -> !path.equals(best)).limit(5).collect(Collectors.joining(", "));
        return others.isEmpty() ? List.of()
                : List.of(new Warning("entry_point_guessed", best + " is started by its name; it could have been " + others
                        + " (name one as entry_point)", best, null));
    }

    private static Rejection unclear(List<String> candidates) {
        String shown = candidates.stream().limit(10).map(SourcePath::quoted).collect(Collectors.joining(", "));
        Optional<String> some = Optional.of(shown).filter(text -> !text.isEmpty());
        return Rejection.of("entry_point_unclear", "entry_point", "cannot tell which file starts the agent; "
                + some.map(text -> "name one as entry_point: " + text)
                        .orElse("give package.json a start script, or name a file as entry_point"));
    }
}
