package dev.slipway.plan.python.project;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.slipway.plan.SourceTree;
import dev.slipway.plan.python.project.toml.BrokenToml;
import dev.slipway.plan.python.project.toml.Toml;
import dev.slipway.plan.python.project.toml.TomlTable;

/** The files of a project, each parsed once; one that is broken is reported once and then counts as missing. */
final class Documents {

    private final SourceTree tree;
    private final Findings findings;
    private final Map<String, Optional<TomlTable>> tomls = new HashMap<>();
    private final Set<String> broken = new HashSet<>();

    /** @param findings where broken files are reported, whoever reads them first */
    Documents(SourceTree tree, Findings findings) {
        this.tree = tree;
        this.findings = findings;
    }

    boolean has(String path) {
        return tree.contains(path);
    }

    /** The text without the byte order mark that some editors put before it. */
    Optional<String> text(String path) {
        return tree.text(path).map(Documents::withoutMark);
    }

    Optional<TomlTable> toml(String path) {
        return tomls.computeIfAbsent(path, p -> text(p).flatMap(text -> parse(p, text)));
    }

    void broken(String path, int line, String message) {
        if (!broken.add(path)) {
            return;
        }
        findings.warn("unreadable_file", Place.name(path) + ", line " + line + ": " + message, path, line);
    }

    /** All paths at or below a folder; the root is the empty path. */
    List<String> below(String folder) {
        if (folder.isEmpty()) {
            return List.copyOf(tree.files().keySet());
        }
        return List.copyOf(tree.files().subMap(folder + "/", folder + "0").keySet());
    }

    /** Whether the path is a file or a folder with files. */
    boolean holds(String path) {
        return has(path) || path.isEmpty() || !tree.files().subMap(path + "/", path + "0").isEmpty();
    }

    /** The paths directly in a folder. */
    List<String> in(String folder) {
        int start = folder.isEmpty() ? 0 : folder.length() + 1;
        return below(folder).stream().filter(path -> path.indexOf('/', start) < 0).toList();
    }

    static String withoutMark(String text) {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private Optional<TomlTable> parse(String path, String text) {
        try {
            return Optional.of(Toml.parse(text));
        } catch (BrokenToml e) {
            broken(path, e.line(), e.getMessage());
            return Optional.empty();
        }
    }
}
