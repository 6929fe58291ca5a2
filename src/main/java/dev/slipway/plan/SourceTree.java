package dev.slipway.plan;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The files of one submission: at least one, each under a valid {@link SourcePath}, no two of which would collide in a
 * file system. Ordered by path, so that everything derived from it is the same on every machine.
 */
public final class SourceTree {

    private final SortedMap<String, String> files;

    private SourceTree(SortedMap<String, String> files) {
        this.files = Collections.unmodifiableSortedMap(files);
    }

    /**
     * Reads the {@code files} of a request.
     *
     * @throws Rejection.RejectedException if there is none, a name or text is invalid, or two names collide
     */
    public static SourceTree parse(Map<String, String> files) {
        if (files.isEmpty()) {
            throw Rejection.of("no_files", "files", "files must hold at least one file").raise();
        }
        TreeMap<String, String> sorted = new TreeMap<>();
        files.forEach((name, text) -> sorted.put(SourcePath.parse(name).value(), encodable(name, text)));
        rejectSameNormalisation(sorted);
        rejectFileAndFolder(sorted);
        return new SourceTree(sorted);
    }

    /** All files, path to text, in the order of their paths. */
    public SortedMap<String, String> files() {
        return files;
    }

    /** The files whose paths pass; possibly none. */
    public SourceTree keeping(Predicate<String> wanted) {
        SortedMap<String, String> kept = new TreeMap<>(files);
        kept.keySet().removeIf(wanted.negate());
        return new SourceTree(kept);
    }

    /** Whether any file lies in this folder or below it; the folder without a slash at its end. */
    public boolean hasFolder(String folder) {
        return !files.subMap(folder + "/", folder + "0").isEmpty(); // 0 follows / in Unicode
    }

    public boolean contains(String path) {
        return files.containsKey(path);
    }

    public Optional<String> text(String path) {
        return Optional.ofNullable(files.get(path));
    }

    /** The paths that end so, for instance with {@code .py}, in order. */
    public Stream<SourcePath> pathsEndingWith(String suffix) {
        return files.keySet().stream().filter(path -> path.endsWith(suffix)).map(SourcePath::new);
    }

    private static String encodable(String name, String text) {
        if (text == null) {
            throw Rejection.of("file_not_text", "files", "file " + SourcePath.quoted(name) + " must be text, not null").raise();
        }
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw Rejection.of("file_not_text", "files",
                    "file " + SourcePath.quoted(name) + " holds half a surrogate pair, which is not valid Unicode").raise();
        }
        return text;
    }

    private static void rejectSameNormalisation(SortedMap<String, String> files) {
        Map<String, String> seen = new HashMap<>();
        for (String name : files.keySet()) {
            String twin = seen.put(Normalizer.normalize(name, Normalizer.Form.NFC), name);
            if (twin != null) {
                throw Rejection.of("file_names_collide", "files",
                        "file name " + SourcePath.quoted(name) + " is given twice, in different Unicode normalisation").raise();
            }
        }
    }

    private static void rejectFileAndFolder(SortedMap<String, String> files) {
        for (String name : files.keySet()) {
            for (int slash = name.indexOf('/'); slash >= 0; slash = name.indexOf('/', slash + 1)) {
                String folder = name.substring(0, slash);
                if (files.containsKey(folder)) {
                    throw Rejection.of("file_names_collide", "files",
                            SourcePath.quoted(folder) + " is both a file and a folder").raise();
                }
            }
        }
    }
}
