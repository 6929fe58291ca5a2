package dev.slipway.plan.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.slipway.plan.PlanRequest;
import dev.slipway.plan.SourceTree;

/**
 * One program of the labelled set with what a careful person says its plan must be (README.md beside the set).
 *
 * @param name of its folder
 */
public record LabelledAgent(String name, Map<String, String> files, JsonNode label) {

    public static final Path SET = Path.of("src/test/resources/plan/agents");
    private static final ObjectMapper JSON = new ObjectMapper();

    public static List<LabelledAgent> all(Path set) {
        try (Stream<Path> folders = Files.list(set)) {
            return folders.filter(folder -> Files.exists(folder.resolve("label.json"))).sorted().map(LabelledAgent::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static LabelledAgent read(Path folder) {
        Path root = folder.resolve("files");
        Map<String, String> files = new LinkedHashMap<>();
        try (Stream<Path> paths = Files.walk(root)) {
            for (Path path : paths.filter(Files::isRegularFile).sorted().toList()) {
                files.put(root.relativize(path).toString().replace('\\', '/'), text(Files.readAllBytes(path)));
            }
            return new LabelledAgent(folder.getFileName().toString(), files,
                    JSON.readTree(folder.resolve("label.json").toFile()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(byte[] bytes) {
        boolean little = bytes.length > 1 && bytes[0] == (byte) 0xff && bytes[1] == (byte) 0xfe;
        boolean big = bytes.length > 1 && bytes[0] == (byte) 0xfe && bytes[1] == (byte) 0xff;
        Charset charset = little || big ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8;
        return new String(bytes, charset);
    }

    public PlanRequest request() {
        JsonNode request = label.path("request");
        return new PlanRequest(SourceTree.parse(files), text(request, "entry_point"), text(request, "requirements"),
                text(request, "framework"));
    }

    /** Whether nothing but the imports says what is needed, which is all that pipreqs and pigar look at. */
    public boolean importsDecide() {
        return !label.path("request").has("requirements") && files.keySet().stream().noneMatch(LabelledAgent::declares);
    }

    private static boolean declares(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        return name
                .matches("require.*\\.txt|pyproject\\.toml|.*\\.lock|Pipfile.*|setup\\.(py|cfg)|environment\\.ya?ml|pylock.*|"
                        + "package.*\\.json|go\\.mod|.*requirements\\.(in|txt)|.*lock\\.yaml|bun\\.lockb?");
    }

    public boolean mustBeRejected() {
        return label.has("reject");
    }

    public JsonNode expected() {
        return label.path("expect");
    }

    static Optional<String> text(JsonNode node, String field) {
        return node.has(field) ? Optional.of(node.get(field).asText()) : Optional.empty();
    }

    static List<String> texts(JsonNode node, String field) {
        java.util.ArrayList<String> texts = new java.util.ArrayList<>();
        node.path(field).forEach(one -> texts.add(one.asText()));
        return texts;
    }
}
