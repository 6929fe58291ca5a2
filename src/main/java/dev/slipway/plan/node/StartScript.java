package dev.slipway.plan.node;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import dev.slipway.plan.Rejection;
import dev.slipway.plan.SourcePath;
import dev.slipway.plan.SourceTree;
import dev.slipway.plan.Warning;

/**
 * The script that starts the agent in production. A plain one becomes the image's command itself, so that signals reach
 * the program; one that needs a shell, or has {@code prestart} or {@code poststart} beside it, is left to
 * {@code npm start}.
 *
 * @param manifest where it is written
 * @param name {@code start}, or {@code start:prod} where {@code start} is for development
 * @param script what it says
 * @param project whose it is
 */
record StartScript(PackageJson manifest, String name, Script script, Project project) {

    private static final Set<String> FILE_RUNNERS = Set.of("node", "nodemon", "node-dev", "tsx", "ts-node", "ts-node-dev",
            "tsnd", "bun");

    static Optional<StartScript> of(PackageJson manifest, Project project) {
        List<StartScript> scripts = Stream.of("start", "start:prod", "start:production").filter(manifest::hasScript)
                .map(name -> new StartScript(manifest, name, Script.of(manifest, name), project)).toList();
        return scripts.stream().filter(one -> !one.script.isForDevelopment()).findFirst()
                .or(() -> scripts.stream().findFirst());
    }

    /** Whether this is the way to start that file: it names the file or what is made of it, or needs no file at all. */
    boolean starts(String entry, TypeScript typeScript) {
        String path = Folders.relative(project.home(), entry);
        if (script.needsShell()) {
            return Stream.concat(Stream.of(path), typeScript.outputOf(entry).stream()).anyMatch(script.text()::contains);
        }
        Optional<String> file = script.file().flatMap(one -> Folders.resolve("", one));
        return file.map(one -> stem(one).equals(stem(path)) || typeScript.outputOf(entry).filter(one::equals).isPresent()
                || fileName(stem(one)).equals(fileName(stem(path))) && !project.source().contains(in(one)))
                .orElse(!FILE_RUNNERS.contains(script.program()));
    }

    /** The file of the tree that it starts. */
    Optional<String> sourceFile(Modules modules) {
        return script.file().flatMap(file -> modules.resolve(project.home(), file)).filter(EntryFiles::isScript);
    }

    /** The file that it starts, below home, when that is not in the tree: something has to make it. */
    Optional<String> missingFile(Modules modules) {
        boolean fileRunner = FILE_RUNNERS.contains(script.program());
        return script.file().filter(file -> fileRunner && sourceFile(modules).isEmpty())
                .flatMap(file -> Folders.resolve("", file));
    }

    /** Anything but running a source file may need what the build makes. */
    boolean needsBuild() {
        boolean runsTypeScript = script.file().filter(EntryFiles::isTypeScript).isPresent();
        return manifest.hasScript("build") && !runsTypeScript;
    }

    List<String> command(PackageManager manager, SourceTree source) {
        if (script.needsShell() || hooked()) {
            String runner = manager == PackageManager.BUN ? "bun" : "npm";
            return name.equals("start") && manager != PackageManager.BUN ? List.of(runner, "start")
                    : List.of(runner, "run", name);
        }
        return production(withoutMissingEnvFile(source));
    }

    /** Whether a watcher was replaced by what it watches over. */
    boolean rewritten() {
        return !script.needsShell() && !hooked() && !production(script.words()).equals(script.words());
    }

    Optional<Warning> warning() {
        return rewritten() ? Optional.of(new Warning("development_start", "the start script is for development; started as "
                + String.join(" ", production(script.words())), manifest.path().value(), null)) : Optional.empty();
    }

    /** Whether it uses a package that only {@code devDependencies} declare. */
    boolean needsDevelopment() {
        Set<String> development = manifest.devDependencyNames();
        Set<String> always = manifest.dependencyNames();
        Stream<Script> used = Stream.concat(Stream.of(rewritten() ? Script.read(String.join(" ", production(
                script.words()))) : script), Stream.of("prestart", "poststart").map(hook -> Script.of(manifest, hook)));
        return (hooked() || script.needsShell()) && script.text().matches("(?s).*\\b(build|tsc)\\b.*")
                || used.flatMap(Script::packages).anyMatch(one -> development.contains(one) && !always.contains(one));
    }

    static Rejection missing(String file, String manifest) {
        return Rejection.of("start_file_missing", "files", manifest + " starts " + SourcePath.quoted(file)
                + ", which is not among the files, and no build script makes it",
                "send the file, add a build script, or name another file as entry_point");
    }

    private boolean hooked() {
        return manifest.hasScript("prestart") || manifest.hasScript("poststart");
    }

    private static List<String> production(List<String> words) {
        List<String> kept = new ArrayList<>(words);
        kept.removeIf(word -> word.equals("--watch") || word.startsWith("--watch-path"));
        if (kept.isEmpty()) {
            return words;
        }
        String program = kept.get(0);
        if (program.equals("tsx") && kept.size() > 1 && kept.get(1).equals("watch")) {
            kept.remove(1);
        } else if (Set.of("nodemon", "node-dev", "ts-node-dev", "tsnd").contains(program)) {
            Optional<String> file = kept.stream().skip(1).filter(EntryFiles::isScript).findFirst();
            return file.map(one -> List.of(EntryFiles.isTypeScript(one) ? "tsx" : "node", one)).orElse(kept);
        }
        return kept;
    }

    /** {@code --env-file=.env} ends Node.js when there is no such file, and secrets should not come along. */
    private List<String> withoutMissingEnvFile(SourceTree source) {
        return script.words().stream().filter(word -> !word.startsWith("--env-file=")
                || source.contains(in(word.substring(word.indexOf('=') + 1)))).toList();
    }

    private String in(String file) {
        return Folders.resolve(project.home(), file).orElse(file);
    }

    private static String stem(String file) {
        return file.replaceFirst("\\.[cm]?[jt]sx?$", "");
    }

    private static String fileName(String file) {
        return file.substring(file.lastIndexOf('/') + 1);
    }
}
