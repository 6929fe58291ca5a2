package dev.slipway.sbom;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The fields of one stanza, as Debian's control files and Python's METADATA write them: {@code Name: value}, with lines that
 * begin with white space going on with the field before. Names are compared without regard to case.
 */
final class Fields {

    private record Field(String name, String value) {
    }

    private final List<Field> fields = new ArrayList<>();

    /** Reads up to the first empty line. */
    static Fields read(Iterable<String> lines) {
        Fields read = new Fields();
        for (String line : lines) {
            if (line.isBlank()) {
                return read;
            }
            int colon = line.indexOf(':');
            if (colon > 0 && !Character.isWhitespace(line.charAt(0))) {
                read.fields
                        .add(new Field(line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip()));
            }
        }
        return read;
    }

    /** The first line of the first field of this name; empty where it says nothing. */
    String first(String name) {
        return all(name).stream().findFirst().orElse("");
    }

    Optional<String> some(String name) {
        return Optional.of(first(name)).filter(value -> !value.isEmpty());
    }

    List<String> all(String name) {
        return fields.stream().filter(field -> field.name().equals(name)).map(Field::value).toList();
    }
}
