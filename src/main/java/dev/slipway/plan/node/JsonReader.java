package dev.slipway.plan.node;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;

import dev.slipway.plan.Rejection;
import dev.slipway.plan.SourcePath;
import dev.slipway.plan.node.Json.Kind;

/** Reads JSON text into {@link Json}, with a place for every fault. Numbers stay text, so that none can be too large. */
final class JsonReader {

    private static final int DEEPEST = 100;
    private static final JsonFactory STRICT = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
    /** What {@code tsconfig.json} and {@code bun.lock} are written in. */
    private static final JsonFactory WITH_COMMENTS = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
            .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS).enable(JsonReadFeature.ALLOW_TRAILING_COMMA).build();

    private JsonReader() {
    }

    /** @throws Rejection.RejectedException saying where the text is no JSON, nests too deep, or names a field twice */
    static Json read(String file, String text) {
        JsonParser parser = null;
        try {
            parser = STRICT.createParser(withoutMark(text));
            return document(parser);
        } catch (IOException e) {
            throw fault(file, parser, e).raise();
        }
    }

    /** Reads JSON with comments; nothing when it is broken, for files that only their own tools need to understand. */
    static Optional<Json> readWithComments(String text) {
        try (JsonParser parser = WITH_COMMENTS.createParser(withoutMark(text))) {
            return Optional.of(document(parser));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static String withoutMark(String text) {
        return text.startsWith("\ufeff") ? text.substring(1) : text;
    }

    private static Json document(JsonParser parser) throws IOException {
        parser.nextToken();
        Json json = value(parser);
        if (parser.nextToken() != null) {
            throw new IOException("text behind the value");
        }
        return json;
    }

    /** Recursion is bounded by {@link #DEEPEST}. */
    private static Json value(JsonParser parser) throws IOException {
        JsonToken token = parser.currentToken();
        int line = parser.currentTokenLocation().getLineNr();
        if (token == null) {
            throw new IOException("nothing there");
        }
        return switch (token) {
            case START_OBJECT -> new Json(Kind.OBJECT, "", fields(parser), List.of(), line);
            case START_ARRAY -> new Json(Kind.ARRAY, "", Map.of(), items(parser), line);
            case VALUE_STRING -> new Json(Kind.STRING, parser.getText(), Map.of(), List.of(), line);
            default -> new Json(Kind.OTHER, parser.getText(), Map.of(), List.of(), line);
        };
    }

    private static Map<String, Json> fields(JsonParser parser) throws IOException {
        Map<String, Json> fields = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            fields.put(name, value(parser));
        }
        return fields;
    }

    private static List<Json> items(JsonParser parser) throws IOException {
        List<Json> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(value(parser));
        }
        return items;
    }

    private static Rejection fault(String file, JsonParser parser, IOException e) {
        JsonLocation place = parser == null ? JsonLocation.NA : parser.currentLocation();
        String what = e.getMessage() != null && e.getMessage().startsWith("Duplicate field")
                ? "names a field twice"
                : "is not valid JSON";
        return Rejection.of("invalid_json", "files", "%s %s, at line %d, column %d".formatted(SourcePath.quoted(file),
                what, Math.max(1, place.getLineNr()), Math.max(1, place.getColumnNr())));
    }
}
