package dev.slipway.plan.python.project;

import java.util.Optional;

import dev.slipway.plan.python.project.toml.TomlTable;

/** {@code pylock.toml} (PEP 751). */
final class Pylock implements LockFormat {

    @Override
    public String key() {
        return "packages";
    }

    @Override
    public Optional<LockedPackage> read(TomlTable table, String file) {
        return LockFormat.place(table, file)
                .map(place -> new LockedPackage(table.text("name").orElseThrow(), table.text("version"),
                        source(table), table.text("marker"), true, place));
    }

    private static Optional<String> source(TomlTable table) {
        return table.text("vcs", "url").map(url -> table.text("vcs", "type").orElse("git") + "+" + url
                + table.text("vcs", "commit-id").map(commit -> "@" + commit).orElse(""))
                .or(() -> table.text("archive", "url"))
                .or(() -> table.text("directory", "path").or(() -> table.text("archive", "path")).map(path -> "file:" + path));
    }
}
