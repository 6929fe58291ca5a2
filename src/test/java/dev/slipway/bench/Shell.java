package dev.slipway.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Runs the commands that somebody would type. */
final class Shell {

    private Shell() {
    }

    /** What the command prints. */
    static String run(Path folder, Map<String, String> environment, List<String> command)
            throws IOException, InterruptedException {
        Path output = Files.createTempFile("bench", ".log");
        try {
            ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            builder.environment().putAll(environment);
            int code = builder.start().waitFor();
            String text = Files.readString(output);
            if (code != 0) {
                throw new IOException(String.join(" ", command) + " ended with " + code + ":\n" + text);
            }
            return text;
        } finally {
            Files.delete(output);
        }
    }

    /** Writes the files below a folder, which is emptied of nothing: names do not change from round to round. */
    static void write(Path folder, Map<String, String> files) throws IOException {
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
    }
}
