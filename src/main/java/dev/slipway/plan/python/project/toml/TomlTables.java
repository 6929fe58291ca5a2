package dev.slipway.plan.python.project.toml;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** An array of tables: what repeated {@code [[name]]} headers make. */
final class TomlTables implements TomlValue {

    private final List<TomlTable> tables = new ArrayList<>();
    private final int line;

    TomlTables(int line) {
        this.line = line;
    }

    TomlTable append(TomlTable table) {
        tables.add(table);
        return table;
    }

    TomlTable last() {
        return tables.get(tables.size() - 1);
    }

    @Override
    public int line() {
        return line;
    }

    @Override
    public List<TomlValue> elements() {
        return Collections.unmodifiableList(tables);
    }
}
