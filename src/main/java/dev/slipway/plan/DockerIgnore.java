package dev.slipway.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a {@code .dockerignore} leaves out of the build context (Dockerfile reference, ".dockerignore file"): a pattern
 * takes a folder with all that it holds, {@code !} brings back, the last pattern that matches wins.
 */
final class DockerIgnore {

    static final String FILE = ".dockerignore";
    /** More patterns with wildcards than any project has; each is tried on each path, so there has to be an end. */
    private static final int MOST_WILDCARDS = 300;

    private final Map<String, Integer> literals = new HashMap<>();
    private final List<Rule> wildcards = new ArrayList<>();
    private final List<Boolean> brings = new ArrayList<>();

    private record Rule(int index, Glob glob) {
    }

    private DockerIgnore(String text) {
        text.lines().map(DockerIgnore::withoutMark).map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#")).forEach(this::add);
    }

    /** The tree as a build sees it. A tree without the file is returned as it is. */
    static SourceTree applied(SourceTree source) {
        Optional<String> text = source.text(FILE);
        if (text.isEmpty()) {
            return source;
        }
        DockerIgnore ignore = new DockerIgnore(text.get());
        return source.keeping(path -> !path.equals(FILE) && !ignore.leavesOut(path));
    }

    private static String withoutMark(String line) {
        return line.startsWith("\uFEFF") ? line.substring(1) : line;
    }

    private void add(String line) {
        boolean bringsBack = line.startsWith("!");
        String pattern = cleaned(bringsBack ? line.substring(1).strip() : line);
        if (pattern.isEmpty()) {
            return;
        }
        int index = brings.size();
        if (Glob.isLiteral(pattern)) {
            literals.put(pattern, index);
        } else {
            wildcards.add(new Rule(index, Glob.of(pattern)));
        }
        brings.add(bringsBack);
        if (wildcards.size() > MOST_WILDCARDS) {
            throw Rejection.of("dockerignore_too_long", "files",
                    ".dockerignore holds more than " + MOST_WILDCARDS + " patterns with wildcards").raise();
        }
    }

    /**
     * As Go's filepath.Clean for what matters here: no leading {@code /} or {@code ./}, no doubled or last slash, no
     * {@code ..}.
     */
    private static String cleaned(String pattern) {
        List<String> kept = new ArrayList<>();
        for (String segment : pattern.split("/")) {
            if (segment.equals("..") && !kept.isEmpty()) {
                kept.remove(kept.size() - 1);
            } else if (!segment.isEmpty() && !segment.equals(".") && !segment.equals("..")) {
                kept.add(segment);
            }
        }
        return String.join("/", kept);
    }

    boolean leavesOut(String path) {
        int last = lastLiteral(path);
        for (int i = wildcards.size() - 1; i >= 0 && wildcards.get(i).index() > last; i--) {
            if (wildcards.get(i).glob().matchesOrHolds(path)) {
                last = wildcards.get(i).index();
            }
        }
        return last >= 0 && !brings.get(last);
    }

    private int lastLiteral(String path) {
        int last = literals.getOrDefault(path, -1);
        for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
            last = Math.max(last, literals.getOrDefault(path.substring(0, slash), -1));
        }
        return last;
    }
}
