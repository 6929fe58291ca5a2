package dev.slipway.plan.go;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.slipway.plan.EntryPoints;
import dev.slipway.plan.PlanRequest;
import dev.slipway.plan.Rejection;
import dev.slipway.plan.SourcePath;
import dev.slipway.plan.Warning;

/**
 * The program to build: the file with {@code func main}, and whether its whole folder is the package.
 *
 * @param file that has it
 * @param alone whether only this file is compiled: it is ignored otherwise, or its folder holds several programs
 * @param warnings about a guess
 */
record GoProgram(GoFile file, boolean alone, List<Warning> warnings) {

    private static final Set<String> USUAL = Set.of("agent", "server", "app", "main", "api", "bot", "web", "service");
    private static final Set<String> BESIDES = Set.of("examples", "example", "tools", "scripts", "hack", "internal",
            "migrations", "migrate", "seed", "client", "test", "tests", "docs");

    /** @throws Rejection.RejectedException if there is no program, or several and none is the likely one */
    static GoProgram of(PlanRequest request, List<GoFile> files) {
        List<GoFile> programs = files.stream().filter(GoFile::isProgram).toList();
        return request.entryPoint().map(entry -> named(entry, files, programs)).orElseGet(() -> likely(programs));
    }

    private static GoProgram named(String entry, List<GoFile> files, List<GoFile> programs) {
        GoFile file = files.stream().filter(one -> one.path().equals(entry)).findFirst()
                .orElseThrow(() -> notRunnable(entry).raise());
        List<GoFile> here = programs.stream().filter(one -> one.folder().equals(file.folder()) && !one.ignored()).toList();
        if (file.isProgram()) {
            return safe(new GoProgram(file, file.ignored() || here.size() > 1, List.of()));
        }
        if (here.size() == 1 && file.packageName().equals("main")) {
            return safe(new GoProgram(here.get(0), false, List.of()));
        }
        throw notRunnable(entry).raise();
    }

    private static Rejection notRunnable(String entry) {
        return Rejection.of("entry_point_not_runnable", "entry_point", "entry_point " + SourcePath.quoted(entry)
                + " is no program: it needs \"package main\" and \"func main()\"");
    }

    private static GoProgram likely(List<GoFile> programs) {
        List<GoFile> ranked = programs.stream().filter(one -> !one.ignored())
                .sorted(Comparator.comparingInt(GoProgram::rank).thenComparing(GoFile::path)).toList();
        if (ranked.isEmpty()) {
            throw Rejection.of("entry_point_unclear", "entry_point",
                    "no Go program among the files to be the entry_point: one needs \"package main\" and \"func main()\"")
                    .raise();
        }
        GoFile best = ranked.get(0);
        List<GoFile> rivals = ranked.stream().filter(one -> rank(one) == rank(best)).toList();
        if (rivals.size() > 1) {
            throw unclear(rivals).raise();
        }
        return safe(new GoProgram(best, false, guessed(best, ranked)));
    }

    /** The root first, then {@code cmd/} by usual names, then other folders; examples and tools last. */
    private static int rank(GoFile file) {
        String folder = file.folder();
        String name = folder.substring(folder.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        boolean besides = Stream.of(folder.split("/")).anyMatch(BESIDES::contains);
        int depth = (int) folder.chars().filter(c -> c == '/').count();
        if (folder.isEmpty()) {
            return 0;
        }
        return (besides ? 100 : 0) + (USUAL.contains(name) ? 1 : 2) * 10 + Math.min(depth, 8);
    }

    private static List<Warning> guessed(GoFile best, List<GoFile> ranked) {
        Optional<String> others = ranked.stream().filter(one -> one != best).limit(5).map(GoFile::path)
                .reduce((one, two) -> one + ", " + two);
        return others.map(text -> new Warning("entry_point_guessed", best.path()
                + " is started by its place; it could have been " + text + " (name one as entry_point)", best.path(), null))
                .stream().toList();
    }

    private static Rejection unclear(List<GoFile> rivals) {
        String shown = rivals.stream().limit(10).map(one -> SourcePath.quoted(one.path())).collect(Collectors.joining(", "));
        return Rejection.of("entry_point_unclear", "entry_point",
                "cannot tell which program starts; name one as entry_point: " + shown);
    }

    private static GoProgram safe(GoProgram program) {
        EntryPoints.rejectUnsafe(program.file.path());
        return program;
    }
}
