package dev.slipway.plan.python.project.toml;

import java.util.List;
import java.util.Optional;

/** A value of a TOML document together with the 1-based line on which it begins. */
public sealed interface TomlValue permits TomlTable, TomlTables, TomlValue.Array, TomlValue.Text, TomlValue.Other {

    int line();

    /** The text, if it is one. */
    default Optional<String> asText() {
        return this instanceof Text text ? Optional.of(text.value()) : Optional.empty();
    }

    /** The elements, if it is an array. */
    default List<TomlValue> elements() {
        return this instanceof Array array ? array.values() : List.of();
    }

    /** The table, if it is one. */
    default Optional<TomlTable> asTable() {
        return this instanceof TomlTable table ? Optional.of(table) : Optional.empty();
    }

    record Array(List<TomlValue> values, int line) implements TomlValue {
    }

    record Text(String value, int line) implements TomlValue {
    }

    /** A number, date or boolean, as written; no rule of a Python project needs more. */
    record Other(String raw, int line) implements TomlValue {

        public boolean isTrue() {
            return raw.equals("true");
        }
    }
}
