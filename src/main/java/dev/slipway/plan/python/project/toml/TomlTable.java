package dev.slipway.plan.python.project.toml;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A TOML table in the order of its keys. Only the reader of this package fills it. */
public final class TomlTable implements TomlValue {

    /** How a table came to be; decides what may still be added to it (TOML 1.0, "Table"). */
    enum Kind {
        /** Named only on the way to another table. */
        IMPLICIT,
        /** Has a header of its own. */
        HEADER,
        /** Made by a dotted key. */
        DOTTED,
        /** Written between braces: complete. */
        INLINE
    }

    private final Map<String, TomlValue> values = new LinkedHashMap<>();
    private final int line;
    private Kind kind;

    TomlTable(int line, Kind kind) {
        this.line = line;
        this.kind = kind;
    }

    @Override
    public int line() {
        return line;
    }

    public Map<String, TomlValue> values() {
        return Collections.unmodifiableMap(values);
    }

    public boolean has(String key) {
        return values.containsKey(key);
    }

    /** The value under a path of keys. */
    public Optional<TomlValue> get(String... path) {
        TomlValue value = this;
        for (String key : path) {
            value = value instanceof TomlTable table ? table.values.get(key) : null;
        }
        return Optional.ofNullable(value);
    }

    public Optional<TomlTable> table(String... path) {
        return get(path).flatMap(TomlValue::asTable);
    }

    public Optional<String> text(String... path) {
        return get(path).flatMap(TomlValue::asText);
    }

    /** The elements of the array under that path; none if there is no array. */
    public List<TomlValue> elements(String... path) {
        return get(path).map(TomlValue::elements).orElse(List.of());
    }

    /** The tables in the array under that path. */
    public List<TomlTable> tables(String... path) {
        return elements(path).stream().flatMap(value -> value.asTable().stream()).toList();
    }

    public boolean isTrue(String... path) {
        return get(path).map(value -> value instanceof Other other && other.isTrue()).orElse(false);
    }

    Kind kind() {
        return kind;
    }

    void become(Kind other) {
        kind = other;
    }

    TomlValue own(String key) {
        return values.get(key);
    }

    void put(String key, TomlValue value) {
        values.put(key, value);
    }
}
