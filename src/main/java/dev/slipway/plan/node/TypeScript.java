package dev.slipway.plan.node;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import dev.slipway.plan.SourceTree;

/**
 * What the project's {@code tsconfig.json} says about its output (TypeScript's TSConfig reference: {@code outDir},
 * {@code rootDir}, {@code include}, {@code noEmit}, {@code extends}).
 *
 * @param project whose it is
 * @param configured whether there is a {@code tsconfig.json} that could be read
 * @param emits whether the compiler writes anything
 * @param outDir folder of the output below home; nothing when it lies beside the source
 * @param rootDir folder of the source that the output's folders mirror
 * @param include folders that are compiled, below home; none means all
 */
record TypeScript(Project project, boolean configured, boolean emits, Optional<String> outDir, Optional<String> rootDir,
        List<String> include) {

    private static final int LONGEST_CHAIN = 5;
    private static final int MOST_FOLDERS = 50;

    static TypeScript of(Project project) {
        String file = Folders.in(project.home(), "tsconfig.json");
        Optional<Json> config = project.source().text(file).flatMap(JsonReader::readWithComments);
        Optional<String> outDir = option(project.source(), file, "outDir").flatMap(Json::string).flatMap(TypeScript::plain);
        boolean noEmit = option(project.source(), file, "noEmit").filter(json -> json.text().equals("true")).isPresent();
        Optional<String> rootDir = option(project.source(), file, "rootDir").flatMap(Json::string)
                .flatMap(TypeScript::plain);
        List<String> include = config.flatMap(json -> json.field("include")).map(Json::items).orElse(List.of()).stream()
                .flatMap(item -> item.string().stream()).map(pattern -> pattern.replaceFirst("/?[*].*", ""))
                .flatMap(folder -> plain(folder).stream()).limit(MOST_FOLDERS).toList();
        return new TypeScript(project, config.isPresent(), !noEmit, outDir, rootDir, include);
    }

    /** Whether {@code tsc} can be run to build: it is declared, configured, and writes into a folder of its own. */
    boolean compiles() {
        return configured && emits && outDir.isPresent() && project.declares("typescript");
    }

    /** Where the compiler puts this file, below home; nothing when that cannot be known. */
    Optional<String> outputOf(String source) {
        if (!emits || outDir.isEmpty() || !EntryFiles.isTypeScript(source)) {
            return Optional.empty();
        }
        return Optional.of(output(source, rootDir.orElseGet(this::commonFolder)));
    }

    /** The source from which such an output is made, by the compiler's rules or, failing them, by name. */
    Optional<String> sourceOf(String output) {
        String common = rootDir.orElseGet(this::commonFolder);
        String stem = output.replaceFirst("\\.[cm]?jsx?$", "");
        String inside = stem.substring(stem.indexOf('/') + 1);
        return sources().filter(source -> outDir.isPresent() && output(source, common).equals(output)).findFirst()
                .or(() -> Stream.of("src/" + inside, inside, stem)
                        .flatMap(name -> EntryFiles.ENDINGS.stream().map(name::concat))
                        .map(path -> Folders.in(project.home(), path)).filter(project.source()::contains).findFirst());
    }

    private String output(String source, String common) {
        String path = Folders.relative(common, Folders.relative(project.home(), source));
        return Folders.in(outDir.orElse(""), path.replaceFirst("\\.([cm]?)tsx?$", ".$1js"));
    }

    /** Without {@code rootDir} the compiler takes the longest folder that all its input has in common. */
    private String commonFolder() {
        Set<String> folders = new HashSet<>();
        sources().map(path -> Folders.of(Folders.relative(project.home(), path))).forEach(folders::add);
        String common = folders.stream().min(String::compareTo).orElse("");
        for (String folder : folders) {
            while (!folder.equals(common) && !Folders.contains(common, folder)) {
                common = Folders.of(common);
            }
        }
        return common;
    }

    private Stream<String> sources() {
        return project.source().files().keySet().stream().filter(EntryFiles::isTypeScript)
                .filter(path -> Folders.contains(project.home(), path) && !EntryFiles.isForeign(path))
                .filter(path -> included(Folders.relative(project.home(), path)));
    }

    private boolean included(String path) {
        return include.isEmpty() || include.stream().anyMatch(folder -> path.equals(folder) || Folders.contains(folder, path));
    }

    private static Optional<String> plain(String folder) {
        return folder.length() > 200 ? Optional.empty() : Folders.resolve("", folder);
    }

    private static Optional<Json> option(SourceTree source, String file, String name) {
        String at = file;
        for (int i = 0; i < LONGEST_CHAIN; i++) {
            Optional<Json> config = source.text(at).flatMap(JsonReader::readWithComments);
            Optional<Json> option = config.flatMap(json -> json.field("compilerOptions"))
                    .flatMap(options -> options.field(name));
            Optional<String> base = config.flatMap(json -> json.string("extends"))
                    .flatMap(path -> base(source, file, path));
            if (option.isPresent() || base.isEmpty()) {
                return option;
            }
            at = base.get();
        }
        return Optional.empty();
    }

    private static Optional<String> base(SourceTree source, String file, String path) {
        return path.startsWith(".") ? Folders.resolve(Folders.of(file), path)
                .flatMap(base -> Stream.of(base, base + ".json").filter(source::contains).findFirst()) : Optional.empty();
    }
}
