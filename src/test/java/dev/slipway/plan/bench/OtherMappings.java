package dev.slipway.plan.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * The mapping code of pipreqs and pigar, as published on PyPI, on the same trees: installed into an environment of their own
 * under {@code target}, then run without any network. They know names only, and look at imports only.
 */
final class OtherMappings {

    private static final Path ENVIRONMENT = Path.of("target/bench-venv");
    private static final Path SCRIPT = Path.of("src/test/python/other_mappings.py");

    private OtherMappings() {
    }

    static void print(Path set, Measurement ours) throws IOException, InterruptedException {
        if (!install()) {
            System.out.println("  pipreqs and pigar could not be installed; no comparison");
            return;
        }
        JsonNode found = run(set);
        print("  pipreqs  ", set, found.path("pipreqs"), false);
        print("  pigar    ", set, found.path("pigar"), false);
        System.out.println("Requirements, names alone, of the programs where only imports decide");
        System.out.println("  Slipway  " + ours.namesFromImports());
        print("  pipreqs  ", set, found.path("pipreqs"), true);
        print("  pigar    ", set, found.path("pigar"), true);
    }

    private static void print(String label, Path set, JsonNode found, boolean importsOnly) {
        Tally tally = new Tally(true);
        LabelledAgent.all(set).stream().filter(agent -> !agent.mustBeRejected())
                .filter(agent -> !importsOnly || agent.importsDecide())
                .forEach(agent -> tally.add(agent, LabelledAgent.texts(found, agent.name())));
        System.out.println(label + tally);
    }

    private static boolean install() throws IOException, InterruptedException {
        Path python = ENVIRONMENT.resolve("bin/python");
        if (Files.exists(ENVIRONMENT.resolve("ready"))) {
            return true;
        }
        boolean installed = wait(List.of("python3", "-m", "venv", ENVIRONMENT.toString()))
                && wait(List.of(python.toString(), "-m", "pip", "install", "-q", "pipreqs==0.5.0", "pigar==2.2.0"));
        if (installed) {
            Files.createFile(ENVIRONMENT.resolve("ready"));
        }
        return installed;
    }

    private static boolean wait(List<String> command) throws IOException, InterruptedException {
        return new ProcessBuilder(command).inheritIO().start().waitFor() == 0;
    }

    private static JsonNode run(Path set) throws IOException, InterruptedException {
        Path answer = Files.createTempFile("other-mappings", ".json");
        Process process = new ProcessBuilder(ENVIRONMENT.resolve("bin/python").toString(), SCRIPT.toString(), set.toString())
                .redirectOutput(answer.toFile()).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        if (process.waitFor() != 0) {
            throw new IOException(SCRIPT + " failed");
        }
        JsonNode found = new ObjectMapper().readTree(answer.toFile());
        Files.delete(answer);
        return found;
    }
}
