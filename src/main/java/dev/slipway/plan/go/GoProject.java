package dev.slipway.plan.go;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.slipway.plan.PlanRequest;
import dev.slipway.plan.Rejection;
import dev.slipway.plan.SourcePath;
import dev.slipway.plan.SourceTree;

/**
 * The program, the module that it is in, and that module's files.
 *
 * @param source all files
 * @param root folder of the module; empty for the root of the tree
 * @param module its {@code go.mod}, when there is one
 * @param program what is built
 * @param files of the module that the go command would look at
 */
record GoProject(SourceTree source, String root, Optional<GoMod> module, GoProgram program, List<GoFile> files) {

    /** Modules that bind C code, so that nothing builds without a C compiler. */
    private static final Set<String> NEED_C = Set.of("github.com/mattn/go-sqlite3", "github.com/marcboeker/go-duckdb",
            "github.com/confluentinc/confluent-kafka-go", "github.com/asg017/sqlite-vec-go-bindings",
            "github.com/yalue/onnxruntime_go", "gorm.io/driver/sqlite");

    /** How the go command comes by other modules. */
    enum Modules {
        /** They are in {@code vendor/}. */
        VENDORED,
        /** {@code go.sum} has their hashes, or none are needed. */
        LOCKED,
        /** Versions or hashes are missing: the go command looks them up ({@code -mod=mod}). */
        AFRESH
    }

    static GoProject of(PlanRequest request) {
        SourceTree source = request.source();
        List<GoFile> all = source.pathsEndingWith(".go").map(SourcePath::value).filter(path -> !Paths.isLeftOut(path))
                .map(path -> GoReader.read(path, source.text(path).orElse(""))).toList();
        GoProgram program = GoProgram.of(request, all);
        Optional<String> above = moduleFolder(source, program.file().folder());
        String root = above.orElse("");
        Optional<GoMod> module = above.map(folder -> Paths.in(folder, GoMod.FILE))
                .map(path -> GoMod.parse(path, source.text(path).orElse("")));
        List<GoFile> files = all.stream()
                .filter(file -> moduleFolder(source, file.folder()).equals(above)).toList();
        rejectUnusual(root);
        return new GoProject(source, root, module, program, files);
    }

    private static Optional<String> moduleFolder(SourceTree source, String folder) {
        for (String at = folder;; at = Paths.folder(at)) {
            if (source.contains(Paths.in(at, GoMod.FILE))) {
                return Optional.of(at);
            }
            if (at.isEmpty()) {
                return Optional.empty();
            }
        }
    }

    private static void rejectUnusual(String root) {
        if (!root.matches("[A-Za-z0-9._@/-]*")) {
            throw Rejection.of("invalid_folder_name", "files", "folder " + SourcePath.quoted(root)
                    + " holds the module and must be named with letters, digits and . _ - @ only").raise();
        }
    }

    Modules modules() {
        if (source.contains(Paths.in(root, "vendor/modules.txt"))) {
            return Modules.VENDORED;
        }
        boolean needsNone = module.map(GoMod::requiresNothing).orElse(true) && external().isEmpty();
        return needsNone || module.isPresent() && hasSums() ? Modules.LOCKED : Modules.AFRESH;
    }

    boolean hasSums() {
        return source.contains(Paths.in(root, "go.sum")) || source.contains("go.work.sum");
    }

    /** Every import of the module's files, in order. */
    Stream<GoFile.Import> imports() {
        return files.stream().flatMap(file -> file.imports().stream());
    }

    /** Imports from other modules. */
    Set<String> external() {
        String own = module.map(GoMod::module).orElse("");
        return imports().map(GoFile.Import::path).filter(path -> new GoFile.Import(path, 0).isExternal())
                .filter(path -> own.isEmpty() || !Paths.contains(own, path)).collect(Collectors.toCollection(TreeSet::new));
    }

    boolean needsC() {
        Stream<String> required = module.stream().flatMap(mod -> mod.requires().stream()).map(GoMod.Require::module);
        return files.stream().anyMatch(file -> file.usesC() && !file.constrained())
                || Stream.concat(required, external().stream())
                        .anyMatch(path -> NEED_C.stream().anyMatch(needy -> Paths.contains(needy, path)));
    }

    /**
     * The module's name where no {@code go.mod} says it: what stands before a folder of the tree in an import that can be
     * neither the standard library's nor another module's.
     */
    String moduleName() {
        Set<String> folders = files.stream().map(GoFile::folder).collect(Collectors.toSet());
        return module.map(GoMod::module).orElseGet(() -> imports().map(GoFile.Import::path)
                .filter(path -> path.contains("/") && !path.startsWith("."))
                .filter(path -> !new GoFile.Import(path, 0).isStandard())
                .flatMap(path -> beforeOwnFolder(path, folders).stream()).findFirst().orElse("agent"));
    }

    private static Optional<String> beforeOwnFolder(String path, Set<String> folders) {
        for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
            String before = path.substring(0, slash);
            if (folders.contains(path.substring(slash + 1)) && before.matches("[A-Za-z0-9._~/-]+")) {
                return Optional.of(before);
            }
        }
        return Optional.empty();
    }
}
