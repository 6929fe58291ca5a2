package dev.slipway.plan.python.project;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Asks the machine's own {@code python3}; a test that uses it fails where there is none. */
public final class PythonOracle {

    private static final ObjectMapper JSON = new ObjectMapper();

    private PythonOracle() {
    }

    /** One question is a function of {@code oracle.py} and its arguments; the answers come in the same order. */
    public static List<JsonNode> ask(List<List<Object>> questions) {
        try {
            return answers(questions);
        } catch (IOException e) {
            throw new UncheckedIOException("the oracle needs python3 on PATH", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static List<JsonNode> answers(List<List<Object>> questions) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("oracle");
        Path script = folder.resolve("oracle.py");
        Path asked = folder.resolve("asked");
        Path answered = folder.resolve("answered");
        try (InputStream source = PythonOracle.class.getResourceAsStream("oracle.py")) {
            Files.copy(source, script);
            StringBuilder lines = new StringBuilder();
            for (List<Object> question : questions) {
                lines.append(JSON.writeValueAsString(question)).append('\n');
            }
            Files.writeString(asked, lines, StandardCharsets.UTF_8);
            Process python = new ProcessBuilder("python3", "-X", "utf8", script.toString()).redirectInput(asked.toFile())
                    .redirectOutput(answered.toFile()).redirectError(ProcessBuilder.Redirect.INHERIT).start();
            if (!python.waitFor(120, TimeUnit.SECONDS)) {
                python.destroyForcibly();
            }
            List<JsonNode> answers = new ArrayList<>();
            for (String line : Files.readAllLines(answered)) {
                answers.add(JSON.readTree(line));
            }
            if (python.exitValue() != 0 || answers.size() != questions.size()) {
                throw new IllegalStateException("the oracle failed after " + answers.size() + " answers");
            }
            return answers;
        } finally {
            for (Path file : List.of(script, asked, answered, folder)) {
                Files.deleteIfExists(file);
            }
        }
    }
}
