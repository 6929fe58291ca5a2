package dev.slipway.plan.python.project;

import java.util.Optional;

import dev.slipway.plan.python.project.toml.TomlTable;

/** {@code pdm.lock}, format 4: one table a package and a further one for each set of its extras. */
final class PdmLock implements LockFormat {

    @Override
    public String key() {
        return "package";
    }

    @Override
    public Optional<LockedPackage> read(TomlTable table, String file) {
        boolean main = !table.has("groups")
                || table.elements("groups").stream().anyMatch(group -> group.asText().equals(Optional.of("default")));
        return LockFormat.place(table, file)
                .map(place -> new LockedPackage(table.text("name").orElseThrow(), table.text("version"),
                        source(table), table.text("marker"), main, place));
    }

    private static Optional<String> source(TomlTable table) {
        return table
                .text("git").map(url -> "git+" + url
                        + table.text("revision").or(() -> table.text("ref")).map(commit -> "@" + commit)
                                .orElse(""))
                .or(() -> table.text("url")).or(() -> table.text("path").map(path -> "file:" + path));
    }
}
