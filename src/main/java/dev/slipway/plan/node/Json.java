package dev.slipway.plan.node;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A JSON value that remembers where it stood.
 *
 * @param kind which of the fields below has a meaning
 * @param text of a string, or of a number or literal as written
 * @param fields of an object, in their order
 * @param items of an array
 * @param line 1-based line on which it begins
 */
record Json(Kind kind, String text, Map<String, Json> fields, List<Json> items, int line) {

    enum Kind {
        OBJECT,
        ARRAY,
        STRING,
        OTHER
    }

    /** The field of that name, when this is an object that has it. */
    Optional<Json> field(String name) {
        return Optional.ofNullable(fields.get(name));
    }

    /** The text of the field of that name, when that is a string and not blank. */
    Optional<String> string(String name) {
        return field(name).flatMap(Json::string);
    }

    Optional<String> string() {
        return kind == Kind.STRING && !text.isBlank() ? Optional.of(text.strip()) : Optional.empty();
    }

    boolean isObject() {
        return kind == Kind.OBJECT;
    }
}
