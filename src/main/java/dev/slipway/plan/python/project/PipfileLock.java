package dev.slipway.plan.python.project;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

/**
 * {@code Pipfile.lock}: JSON, read token by token so that the line of every package is known. What is locked for the
 * program stands under {@code default}.
 */
final class PipfileLock {

    private static final JsonFactory JSON = new JsonFactory();

    private final String file;
    private final List<LockedPackage> packages = new ArrayList<>();
    private final List<String> indexes = new ArrayList<>();
    private Optional<String> python = Optional.empty();
    private int pythonLine = 1;
    private boolean object;

    private PipfileLock(String file) {
        this.file = file;
    }

    /** Empty, and reported, where the file is no JSON object. */
    static Optional<PipfileLock> read(Documents documents, String file) {
        return documents.text(file).flatMap(text -> {
            PipfileLock lock = new PipfileLock(file);
            try (JsonParser json = JSON.createParser(text)) {
                lock.readAll(json);
                return Optional.of(lock).filter(read -> read.object);
            } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
                documents.broken(file, e.getLocation() == null ? 1 : e.getLocation().getLineNr(), "this is not valid JSON");
                return Optional.empty();
            } catch (IOException e) {
                throw new java.io.UncheckedIOException("a text in memory cannot fail to be read", e);
            }
        });
    }

    List<LockedPackage> packages() {
        return packages;
    }

    /** The {@code python_version} that it was locked for. */
    Optional<String> python() {
        return python;
    }

    int pythonLine() {
        return pythonLine;
    }

    List<String> indexes() {
        return indexes;
    }

    private void readAll(JsonParser json) throws IOException {
        object = json.nextToken() == JsonToken.START_OBJECT;
        while (object && json.nextToken() == JsonToken.FIELD_NAME) {
            String section = json.currentName();
            boolean inside = json.nextToken() == JsonToken.START_OBJECT;
            if (inside && section.equals("_meta")) {
                readMeta(json);
            } else if (inside && section.equals("default")) {
                readPackages(json);
            } else {
                json.skipChildren();
            }
        }
    }

    private void readPackages(JsonParser json) throws IOException {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            Place place = new Place(file, json.currentLocation().getLineNr());
            json.nextToken();
            Map<String, String> fields = texts(json);
            String version = fields.get("version");
            packages.add(new LockedPackage(name, Optional.ofNullable(version).map(text -> text.replaceFirst("^===?", "")),
                    source(fields),
                    Optional.ofNullable(fields.get("markers")), true, place));
        }
    }

    private static Optional<String> source(Map<String, String> fields) {
        String ref = fields.containsKey("ref") ? "@" + fields.get("ref") : "";
        return Optional.ofNullable(fields.get("git")).map(url -> (url.startsWith("git+") ? "" : "git+") + url + ref)
                .or(() -> Optional.ofNullable(fields.get("path")).map(path -> "file:" + path))
                .or(() -> Optional.ofNullable(fields.get("file")));
    }

    private void readMeta(JsonParser json) throws IOException {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            JsonToken value = json.nextToken();
            if (name.equals("requires")) {
                pythonLine = json.currentLocation().getLineNr();
                Map<String, String> requires = texts(json);
                python = Optional.ofNullable(requires.getOrDefault("python_full_version", requires.get("python_version")));
            } else if (name.equals("sources") && value == JsonToken.START_ARRAY) {
                while (json.nextToken() == JsonToken.START_OBJECT) {
                    Optional.ofNullable(texts(json).get("url")).ifPresent(indexes::add);
                }
            } else {
                json.skipChildren();
            }
        }
    }

    /** The fields of an object whose values are texts; steps over everything else. */
    private static Map<String, String> texts(JsonParser json) throws IOException {
        Map<String, String> texts = new LinkedHashMap<>();
        if (json.currentToken() != JsonToken.START_OBJECT) {
            json.skipChildren();
            return texts;
        }
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            if (json.nextToken() == JsonToken.VALUE_STRING) {
                texts.put(name, json.getText());
            } else {
                json.skipChildren();
            }
        }
        return texts;
    }
}
