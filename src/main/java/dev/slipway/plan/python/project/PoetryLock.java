package dev.slipway.plan.python.project;

import java.util.Optional;

import dev.slipway.plan.python.project.toml.TomlTable;

/** {@code poetry.lock}: {@code category} in the format of Poetry 1, {@code groups} and {@code markers} in that of Poetry 2. */
final class PoetryLock implements LockFormat {

    @Override
    public String key() {
        return "package";
    }

    @Override
    public Optional<LockedPackage> read(TomlTable table, String file) {
        boolean main = table.has("groups")
                ? table.elements("groups").stream().anyMatch(group -> group.asText().equals(Optional.of("main")))
                : table.text("category").map("main"::equals).orElse(true);
        boolean wanted = main && !table.isTrue("optional");
        return LockFormat.place(table, file)
                .map(place -> new LockedPackage(table.text("name").orElseThrow(), table.text("version"),
                        source(table), table.text("markers"), wanted, place));
    }

    private static Optional<String> source(TomlTable table) {
        String url = table.text("source", "url").orElse("");
        return switch (table.text("source", "type").orElse("")) {
            case "git" -> Optional.of("git+" + url + table.text("source", "resolved_reference")
                    .or(() -> table.text("source", "reference")).map(commit -> "@" + commit).orElse(""));
            case "directory", "file" -> Optional.of("file:" + url);
            case "url" -> Optional.of(url);
            default -> Optional.empty();
        };
    }
}
