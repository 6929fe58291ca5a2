package dev.slipway.plan.python.project;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import dev.slipway.plan.Warning;

/** What the readers of one candidate have found so far. Lives for one reading only. */
final class Findings {

    /** A broken file of a million lines is one problem, not a million. */
    static final int PER_CODE = 20;

    final List<Declared> declared = new ArrayList<>();
    /** Everything that a lock pins for the program. */
    final List<Declared> pinned = new ArrayList<>();
    final Set<String> files = new TreeSet<>();
    final Set<String> groups = new LinkedHashSet<>();
    final Map<String, String> locked = new TreeMap<>();
    /** Packages that a constraints file pins, normalised. */
    final Set<String> constrained = new TreeSet<>();
    final Set<String> environment = new TreeSet<>();
    /** Folders whose files are all among {@link #files}. */
    final Set<String> copied = new TreeSet<>();
    /** Lines with a hash of their own. */
    final Set<Place> hashed = new LinkedHashSet<>();
    final List<IndexUrl> indexes = new ArrayList<>();
    /** Lines for pip that are no requirements. */
    final Set<String> options = new LinkedHashSet<>();
    boolean wholeTree;
    boolean hashes;
    boolean git;
    boolean mayCompile;

    private final Map<String, Integer> counts = new HashMap<>();
    private final List<Warning> warnings = new ArrayList<>();

    void warn(String code, String message, Place place) {
        warn(code, message, place.file(), place.file() == null ? null : place.line());
    }

    void warn(String code, String message, String file, Integer line) {
        int count = counts.merge(code, 1, Integer::sum);
        if (count < PER_CODE) {
            warnings.add(new Warning(code, message, file, line));
        } else if (count == PER_CODE) {
            warnings.add(new Warning(code, "there are more warnings of this kind; only the first ones are shown", null, null));
        }
    }

    void index(IndexUrl.Kind kind, String url, Place place) {
        indexes.add(new IndexUrl(kind, url));
        String name = switch (kind) {
            case INDEX -> "--index-url";
            case EXTRA_INDEX -> "--extra-index-url";
            case LINKS -> "--find-links";
        };
        options.add(name + " " + url);
        warn("package_index", place + ": packages also come from " + Redaction.of(url) + "; the build must be able to reach it",
                place);
        if (Redaction.finds(url)) {
            credentials(place);
        }
    }

    void credentials(Place place) {
        warn("credentials_in_url",
                place + ": the URL holds credentials, which end up in the image; use a token made for this alone,"
                        + " or configure the index where builds run",
                place);
    }

    List<Warning> warnings() {
        return warnings;
    }

    /** Takes over warnings of other findings. */
    void addWarnings(Findings others) {
        others.warnings.forEach(warning -> warn(warning.code(), warning.message(), warning.file(), warning.line()));
    }

    /** Takes over everything but what is declared. */
    void take(Findings other) {
        addWarnings(other);
        files.addAll(other.files);
        copied.addAll(other.copied);
        groups.addAll(other.groups);
        environment.addAll(other.environment);
        indexes.addAll(other.indexes);
        options.addAll(other.options);
        wholeTree |= other.wholeTree;
        hashes |= other.hashes;
        git |= other.git;
        mayCompile |= other.mayCompile;
    }

    /** Each package name to its declarations, in order. */
    Map<String, List<Declared>> byName() {
        Map<String, List<Declared>> byName = new LinkedHashMap<>();
        declared.forEach(one -> byName.computeIfAbsent(one.packageName(), name -> new ArrayList<>()).add(one));
        return byName;
    }
}
