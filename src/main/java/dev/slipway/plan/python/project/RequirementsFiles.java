package dev.slipway.plan.python.project;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Finds the requirements files of a project: the usual one, or the likeliest of its relatives, or one that is misspelt. */
final class RequirementsFiles {

    static final String USUAL = "requirements.txt";

    private static final Set<String> PRODUCTION = Set.of("prod", "production", "deploy", "deployment", "server", "runtime");
    private static final Set<String> MAIN = Set.of("", "main", "base", "requirements", "common", "default", "app", "core");
    private static final List<String> SUBFOLDERS = List.of("src", "app", "api", "backend", "server", "agent");

    /** What a file's name says it is for, the likeliest for an image first. */
    private enum Use {
        PRODUCTION,
        MAIN,
        OTHER,
        DEVELOPMENT
    }

    private RequirementsFiles() {
    }

    /** The files to install from, the first one being the most telling; none if there is no such file. */
    static List<String> choose(Documents documents) {
        if (documents.has(USUAL)) {
            return List.of(USUAL);
        }
        Map<Use, List<String>> byUse = new TreeMap<>();
        candidates(documents).forEach(path -> byUse.computeIfAbsent(useOf(path), use -> new ArrayList<>()).add(path));
        List<String> chosen = Stream.of(Use.PRODUCTION, Use.MAIN)
                .flatMap(use -> byUse.getOrDefault(use, List.of()).stream().limit(1)).toList();
        if (chosen.isEmpty()) {
            chosen = byUse.getOrDefault(Use.OTHER, List.of());
        }
        return chosen.isEmpty() ? byUse.getOrDefault(Use.DEVELOPMENT, List.of()).stream().limit(1).toList() : chosen;
    }

    /** The only requirements file in one of the usual folders for source. */
    static List<String> inSubfolders(Documents documents) {
        List<String> found = SUBFOLDERS.stream().map(folder -> folder + "/" + USUAL).filter(documents::has).toList();
        return found.size() == 1 ? found : List.of();
    }

    static boolean isForDevelopment(String path) {
        return useOf(path) == Use.DEVELOPMENT;
    }

    /** A file at the root that is probably meant to be {@code requirements.txt} but that nobody would look at. */
    static Optional<String> misspelt(Documents documents) {
        return documents.in("").stream().filter(path -> !path.equals(USUAL))
                .filter(path -> useOf(path) == Use.OTHER || path.equalsIgnoreCase(USUAL))
                .filter(path -> path.equals("requirements") || Math.abs(path.length() - USUAL.length()) <= 3
                        && distance(path.toLowerCase(Locale.ROOT), USUAL) <= 2)
                .findFirst();
    }

    private static Stream<String> candidates(Documents documents) {
        Stream<String> folder = documents.in("requirements").stream().filter(path -> path.endsWith(".txt"));
        Stream<String> root = documents.in("").stream()
                .filter(path -> path.startsWith("requirements-") || path.startsWith("requirements_")
                        || path.startsWith("requirements.") && path.indexOf('.') < path.lastIndexOf('.')
                        || path.endsWith("-requirements.txt")
                        || path.endsWith("_requirements.txt"))
                .filter(path -> path.endsWith(".txt"));
        Stream<String> compiled = Stream.of("requirements.in", "requirements/base.in", "requirements/main.in")
                .filter(documents::has);
        return Stream.of(folder, root, compiled).flatMap(each -> each);
    }

    private static Use useOf(String path) {
        String name = Paths.name(path).toLowerCase(Locale.ROOT);
        String stem = name.substring(0, name.lastIndexOf('.') < 0 ? name.length() : name.lastIndexOf('.'));
        String use = stem.replace("requirements", "").replaceAll("^[-_.]+|[-_.]+$", "");
        if (PRODUCTION.contains(use)) {
            return Use.PRODUCTION;
        }
        if (MAIN.contains(use) && (stem.contains("requirements") || path.contains("/"))) {
            return name.equals(USUAL) || !use.isEmpty() || path.contains("/") || name.endsWith(".in") ? Use.MAIN : Use.OTHER;
        }
        return PyprojectReader.isForDevelopment(use) || use.equals("local") ? Use.DEVELOPMENT : Use.OTHER;
    }

    /** How many letters must be put in, taken out or changed (Levenshtein); a swap of neighbours is two. */
    private static int distance(String one, String other) {
        int[] above = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            above[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int[] row = new int[other.length() + 1];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int change = above[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(change, 1 + Math.min(above[j], row[j - 1]));
            }
            above = row;
        }
        return above[other.length()];
    }
}
