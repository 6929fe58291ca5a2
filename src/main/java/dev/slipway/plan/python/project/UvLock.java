package dev.slipway.plan.python.project;

import java.util.Optional;

import dev.slipway.plan.python.project.toml.TomlTable;

/**
 * {@code uv.lock} (docs.astral.sh/uv, "Project lockfile"), revisions 1 to 3. Groups stand with who needs them, so all count as
 * main.
 */
final class UvLock implements LockFormat {

    @Override
    public String key() {
        return "package";
    }

    @Override
    public Optional<LockedPackage> read(TomlTable table, String file) {
        boolean project = table.text("source", "editable").or(() -> table.text("source", "virtual"))
                .filter(path -> path.equals(".")).isPresent();
        if (project) {
            return Optional.empty();
        }
        return LockFormat.place(table, file)
                .map(place -> new LockedPackage(table.text("name").orElseThrow(), table.text("version"),
                        source(table), Optional.empty(), true, place));
    }

    private static Optional<String> source(TomlTable table) {
        return table.text("source", "git").map(UvLock::git).or(() -> table.text("source", "url"))
                .or(() -> table.text("source", "editable").or(() -> table.text("source", "directory"))
                        .or(() -> table.text("source", "virtual")).or(() -> table.text("source", "path"))
                        .map(path -> "file:" + path));
    }

    /** {@code https://host/repo?rev=main#commit}: uv notes what was asked for in the query and what it got in the fragment. */
    private static String git(String url) {
        int query = url.indexOf('?');
        int fragment = url.indexOf('#');
        int end = query >= 0 ? query : fragment >= 0 ? fragment : url.length();
        return "git+" + url.substring(0, end) + (fragment >= 0 ? "@" + url.substring(fragment + 1) : "");
    }
}
