package dev.slipway.redteam;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Judges a Dockerfile as its readers will: line by line as Buildah does, and what RUN, COPY and CMD hold by a real shell in an
 * empty
 * folder, where every program that builds use is one that does nothing, and only {@code touch} works.
 */
final class ShellTrial {

    private static final Set<String> INSTRUCTIONS = Set.of("FROM", "WORKDIR", "COPY", "RUN", "ENV", "EXPOSE", "CMD");
    private static final List<String> PROGRAMS = List.of("pip", "uv", "poetry", "pipenv", "apt-get", "rm", "npm", "npx", "yarn",
            "pnpm", "corepack", "bun", "go", "find", "mkdir", "python", "node", "tsc");

    private final Path folder;
    private final Path programs;

    ShellTrial(Path folder) throws IOException {
        this.folder = folder;
        this.programs = Files.createDirectories(folder.resolve("bin"));
        for (String program : PROGRAMS) {
            make(program, ":");
        }
        make("touch", "exec /usr/bin/touch \"$@\"");
    }

    private void make(String program, String command) throws IOException {
        Path file = Files.writeString(programs.resolve(program), "#!/bin/sh\n" + command + "\n");
        if (!file.toFile().setExecutable(true)) {
            throw new IOException(file + " cannot be made executable");
        }
    }

    /** Whether anything of the attack would run, or stands as an instruction of its own. */
    boolean succeeds(String dockerfile) {
        return Arrays.stream(dockerfile.split("\n")).filter(line -> !line.isBlank()).anyMatch(this::isAttack);
    }

    private boolean isAttack(String line) {
        String instruction = line.split(" ", 2)[0];
        if (!INSTRUCTIONS.contains(instruction) || line.contains("evil.example") && instruction.equals("FROM")) {
            return true;
        }
        return instruction.equals("RUN") && ran(line.substring("RUN ".length()));
    }

    private boolean ran(String command) {
        if (command.startsWith("[")) {
            return false; // the exec form has no shell
        }
        try {
            ProcessBuilder shell = new ProcessBuilder("/bin/sh", "-c", command).directory(folder.toFile());
            shell.environment().clear();
            shell.environment().put("PATH", programs.toString());
            Process process = shell.redirectErrorStream(true).redirectOutput(folder.resolve("output").toFile()).start();
            process.getOutputStream().close();
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return true;
            }
            return Files.deleteIfExists(folder.resolve("pwned"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
