package dev.slipway.plan.python.project;

import java.util.List;
import java.util.Optional;

import dev.slipway.plan.python.project.toml.TomlTable;

/** A kind of lock file written in TOML: how its packages are read, whatever else they have in common. */
interface LockFormat {

    /**
     * The package that one table of the lock describes; empty for the project itself and for what is malformed.
     *
     * @param file the lock's path
     */
    Optional<LockedPackage> read(TomlTable table, String file);

    /** Under which key the lock keeps its packages. */
    String key();

    default List<LockedPackage> packages(TomlTable lock, String file) {
        return lock.tables(key()).stream().flatMap(table -> read(table, file).stream()).toList();
    }

    /** Where the table names its package. */
    static Optional<Place> place(TomlTable table, String file) {
        return table.text("name").map(name -> new Place(file, table.get("name").orElseThrow().line()));
    }
}
