package dev.slipway.plan.node;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.slipway.plan.Rejection;
import dev.slipway.plan.SourcePath;
import dev.slipway.plan.SourceTree;
import dev.slipway.plan.Warning;

/**
 * Which major version of Node.js runs the agent: {@code .nvmrc} or {@code .node-version} where the developer pinned one,
 * else {@code volta.node}, else what {@code engines.node} allows, else {@value #DEFAULT}. Only the major counts: the image
 * of a major brings its newest security fixes.
 *
 * @param major such as 22
 * @param warnings about versions that could not be read or met
 */
record NodeVersion(int major, List<Warning> warnings) {

    /** A maintained LTS line that current packages support. */
    static final int DEFAULT = 22;

    private static final int OLDEST = 12;
    private static final int NEWEST = 39;
    /** Where a range leaves the choice: the default, then LTS lines from new to old, then the others. */
    private static final List<Integer> PREFERRED = List.of(DEFAULT, 24, 20, 18, 26, 28, 30, 16, 14, 12, 23, 25, 21, 19, 17,
            15, 13, 27, 29);
    /** nodejs.org, "Node.js Releases": names of LTS lines. */
    private static final Map<String, Integer> LTS = Map.of("erbium", 12, "fermium", 14, "gallium", 16, "hydrogen", 18,
            "iron", 20, "jod", 22, "krypton", 24);
    private static final Pattern EXACT = Pattern.compile("(?:node-?)?v?(\\d{1,4})(?:\\.(?:\\d+|x|\\*)){0,2}");

    static NodeVersion of(SourceTree source, Project project) {
        return pinned(source, project).or(() -> volta(project)).or(() -> engines(project))
                .orElseGet(() -> new NodeVersion(DEFAULT, List.of()));
    }

    String image() {
        return "node:" + major + "-slim";
    }

    private static Optional<NodeVersion> pinned(SourceTree source, Project project) {
        for (String folder : List.of(project.home(), project.root())) {
            for (String name : List.of(".nvmrc", ".node-version")) {
                String path = Folders.in(folder, name);
                Optional<String> text = source.text(path).flatMap(NodeVersion::firstLine);
                if (text.isPresent()) {
                    return Optional.of(named(text.get(), path, 1));
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<String> firstLine(String text) {
        return text.lines().map(line -> line.replaceFirst("#.*", "").replace("\ufeff", "").strip())
                .filter(line -> !line.isEmpty()).findFirst();
    }

    private static Optional<NodeVersion> volta(Project project) {
        return project.manifest().flatMap(manifest -> manifest.root().field("volta").flatMap(volta -> volta.field("node"))
                .filter(node -> node.string().isPresent())
                .map(node -> named(node.text().strip(), manifest.path().value(), node.line())));
    }

    private static NodeVersion named(String text, String file, int line) {
        String name = text.toLowerCase(java.util.Locale.ROOT);
        Matcher exact = EXACT.matcher(name);
        if (exact.matches()) {
            return new NodeVersion(supported(Integer.parseInt(exact.group(1)), file), List.of());
        }
        Integer lts = LTS.get(name.startsWith("lts/") ? name.substring(4) : name);
        return lts != null ? new NodeVersion(lts, List.of()) : unread(text, file, line);
    }

    private static NodeVersion unread(String text, String file, int line) {
        boolean newest = List.of("lts/*", "lts", "node", "stable", "latest", "current").contains(text.toLowerCase());
        return new NodeVersion(DEFAULT, newest ? List.of()
                : List.of(new Warning("node_version_unclear", "Node.js " + DEFAULT + " is taken, because "
                        + SourcePath.quoted(text) + " names no version of it", file, line)));
    }

    private static int supported(int major, String file) {
        if (major < OLDEST || major > NEWEST) {
            throw Rejection.of("unsupported_node_version", "files",
                    file + " asks for Node.js " + major + "; name a version from " + OLDEST + " on").raise();
        }
        return major;
    }

    private static Optional<NodeVersion> engines(Project project) {
        return project.manifests().filter(manifest -> manifest.engine().flatMap(Json::string).isPresent()).findFirst()
                .map(manifest -> allowed(manifest.engine().orElseThrow(), manifest.path().value()));
    }

    private static NodeVersion allowed(Json engine, String file) {
        Optional<VersionRange> range = VersionRange.parse(engine.text());
        if (range.isEmpty()) {
            return unread(engine.text(), file, engine.line());
        }
        Optional<Integer> newest = PREFERRED.stream().filter(range.get()::allowsNewestOf).findFirst();
        if (newest.isPresent()) {
            return new NodeVersion(newest.get(), List.of());
        }
        int some = PREFERRED.stream().filter(range.get()::allowsSomeOf).findFirst()
                .orElseThrow(() -> unmet(engine, file).raise());
        return new NodeVersion(some, List.of(new Warning("node_version_approximated", "the newest Node.js " + some
                + " is taken, although engines.node is " + SourcePath.quoted(engine.text()), file, engine.line())));
    }

    private static Rejection unmet(Json engine, String file) {
        return Rejection.of("unsupported_node_version", "files", file + " allows no known version of Node.js: engines.node is "
                + SourcePath.quoted(engine.text()));
    }
}
