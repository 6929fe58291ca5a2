package dev.slipway.plan.python.packages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Module roots of really installed distributions, as {@code src/test/python/module_roots.py} prints them, and how many of them
 * an index maps
 * to a distribution that ships them.
 */
record ModuleRoots(List<Root> roots) {

    record Root(String module, Set<String> distributions) {

        /** Whether only knowledge helps: no distribution that ships the module is named like it. */
        boolean nameDiffers() {
            return !distributions.contains(DistributionName.normalise(module));
        }
    }

    record Score(int right, List<String> wrong) {

        int all() {
            return right + wrong.size();
        }

        double percent() {
            return 100.0 * right / all();
        }

        @Override
        public String toString() {
            return "%d of %d (%.1f %%)".formatted(right, all(), percent());
        }
    }

    static ModuleRoots read(Path file) throws IOException {
        return new ModuleRoots(Files.readAllLines(file).stream().filter(line -> !line.startsWith("#"))
                .map(line -> line.split("\t")).map(row -> new Root(row[0], Set.copyOf(Arrays.asList(row[1].split(" ")))))
                .toList());
    }

    ModuleRoots only(Predicate<Root> wanted) {
        return new ModuleRoots(roots.stream().filter(wanted).collect(Collectors.toList()));
    }

    Score score(PackageIndex index) {
        List<String> wrong = new ArrayList<>();
        for (Root root : roots) {
            String mapped = index.distributionOf(root.module()).map(Mapping::distribution).orElse("nothing");
            if (!root.distributions().contains(DistributionName.normalise(mapped))) {
                wrong.add(root.module() + " -> " + mapped + ", is in " + root.distributions());
            }
        }
        return new Score(roots.size() - wrong.size(), wrong);
    }

    /** For a maintainer: figures for any file of roots; {@code --wrong} lists the misses. */
    public static void main(String[] arguments) throws IOException {
        ModuleRoots measured = read(Path.of(arguments[0]));
        Score all = measured.score(PackageIndex.load());
        Score differing = measured.only(Root::nameDiffers).score(PackageIndex.load());
        System.out.println("all roots: " + all + "; whose name differs: " + differing);
        if (Arrays.asList(arguments).contains("--wrong")) {
            all.wrong().forEach(System.out::println);
        }
    }
}
