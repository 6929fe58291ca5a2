package dev.slipway.plan.python.project.toml;

import java.util.ArrayList;
import java.util.List;

import dev.slipway.plan.python.project.toml.TomlTable.Kind;

/**
 * Reads TOML 1.0 (toml.io/en/v1.0.0) and keeps the line of every value, in one pass over the text, with bounded depth.
 *
 * <p>
 * Written here because no library does both: jackson-dataformat-toml forgets where a value stood, and tomlj 1.1.1 took
 * four to nine seconds for a {@code uv.lock} of 1.9 MB and overflows the stack on nested brackets. More lenient than TOML
 * where nothing can be misread: numbers and dates stay text, and a table between braces may span lines (TOML 1.1).
 */
public final class Toml {

    static final int DEEPEST = 100;

    private final TomlScanner scanner;
    private final TomlTable root = new TomlTable(1, Kind.HEADER);
    private int depth;

    private Toml(String text) {
        this.scanner = new TomlScanner(text);
    }

    /**
     * Reads a document; CRLF counts as a line end.
     *
     * @throws BrokenToml with the line of the first mistake
     */
    public static TomlTable parse(String text) {
        return new Toml(text.replace("\r\n", "\n")).document();
    }

    private TomlTable document() {
        TomlTable current = root;
        for (scanner.skipLines(); !scanner.atEnd(); scanner.skipLines()) {
            if (scanner.peek() == '[') {
                current = header();
            } else {
                keyValue(current);
            }
            scanner.endLine();
        }
        return root;
    }

    private TomlTable header() {
        int line = scanner.line();
        scanner.expect('[');
        boolean array = scanner.take('[');
        List<String> path = keyPath();
        scanner.expect(']');
        if (array) {
            scanner.expect(']');
        }
        TomlTable parent = root;
        for (String key : path.subList(0, path.size() - 1)) {
            parent = descend(parent, key, line);
        }
        String last = path.get(path.size() - 1);
        return array ? appendTable(parent, last, line) : openTable(parent, last, line);
    }

    private TomlTable descend(TomlTable parent, String key, int line) {
        TomlValue value = parent.own(key);
        if (value == null) {
            TomlTable made = new TomlTable(line, Kind.IMPLICIT);
            parent.put(key, made);
            return made;
        }
        if (value instanceof TomlTable table && table.kind() != Kind.INLINE) {
            return table;
        }
        if (value instanceof TomlTables tables) {
            return tables.last();
        }
        throw new BrokenToml(line, "\"" + key + "\" already holds a value, so it cannot be a table");
    }

    private static TomlTable openTable(TomlTable parent, String key, int line) {
        TomlValue value = parent.own(key);
        if (value == null) {
            TomlTable made = new TomlTable(line, Kind.HEADER);
            parent.put(key, made);
            return made;
        }
        if (value instanceof TomlTable table && table.kind() == Kind.IMPLICIT) {
            table.become(Kind.HEADER);
            return table;
        }
        throw new BrokenToml(line, "\"" + key + "\" is defined twice");
    }

    private static TomlTable appendTable(TomlTable parent, String key, int line) {
        if (parent.own(key) == null) {
            parent.put(key, new TomlTables(line));
        }
        if (parent.own(key) instanceof TomlTables tables) {
            return tables.append(new TomlTable(line, Kind.HEADER));
        }
        throw new BrokenToml(line, "\"" + key + "\" is defined twice");
    }

    private void keyValue(TomlTable table) {
        int line = scanner.line();
        List<String> path = keyPath();
        scanner.expect('=');
        scanner.skipBlanks();
        TomlTable parent = table;
        for (String key : path.subList(0, path.size() - 1)) {
            parent = dotted(parent, key, line);
        }
        String last = path.get(path.size() - 1);
        if (parent.has(last)) {
            throw new BrokenToml(line, "\"" + last + "\" is defined twice");
        }
        parent.put(last, value());
    }

    private static TomlTable dotted(TomlTable parent, String key, int line) {
        TomlValue value = parent.own(key);
        if (value == null) {
            TomlTable made = new TomlTable(line, Kind.DOTTED);
            parent.put(key, made);
            return made;
        }
        if (value instanceof TomlTable table && (table.kind() == Kind.DOTTED || table.kind() == Kind.IMPLICIT)) {
            return table;
        }
        throw new BrokenToml(line, "\"" + key + "\" is defined twice");
    }

    private List<String> keyPath() {
        List<String> path = new ArrayList<>();
        do {
            scanner.skipBlanks();
            path.add(scanner.key());
            scanner.skipBlanks();
            if (path.size() > DEEPEST) {
                throw new BrokenToml(scanner.line(), "the key has more than " + DEEPEST + " parts");
            }
        } while (scanner.take('.'));
        return path;
    }

    private TomlValue value() {
        int line = scanner.line();
        return switch (scanner.peek()) {
            case '"', '\'' -> new TomlValue.Text(scanner.string(), line);
            case '[' -> nested(this::array);
            case '{' -> nested(this::inlineTable);
            default -> new TomlValue.Other(scanner.bare(), line);
        };
    }

    private TomlValue nested(java.util.function.Supplier<TomlValue> reader) {
        if (++depth > DEEPEST) {
            throw new BrokenToml(scanner.line(), "brackets nest deeper than " + DEEPEST);
        }
        TomlValue value = reader.get();
        depth--;
        return value;
    }

    private TomlValue array() {
        int line = scanner.line();
        scanner.expect('[');
        List<TomlValue> values = new ArrayList<>();
        scanner.skipLines();
        while (scanner.peek() != ']') {
            values.add(value());
            scanner.skipLines();
            if (!scanner.take(',')) {
                break;
            }
            scanner.skipLines();
        }
        scanner.expect(']');
        return new TomlValue.Array(List.copyOf(values), line);
    }

    private TomlValue inlineTable() {
        TomlTable table = new TomlTable(scanner.line(), Kind.DOTTED);
        scanner.expect('{');
        scanner.skipLines();
        while (scanner.peek() != '}') {
            keyValue(table);
            scanner.skipLines();
            if (!scanner.take(',')) {
                break;
            }
            scanner.skipLines();
        }
        scanner.expect('}');
        table.become(Kind.INLINE);
        return table;
    }
}
