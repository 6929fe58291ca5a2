package dev.slipway.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Runs pushed images as an ordinary user: pulled anew into a storage of its own, with the command that the image names,
 * and without any network but the container's loopback, so that what starts has all that it needs.
 */
public final class ImageRunner {

    private final Path home;
    private final Path storage;

    public ImageRunner(Path home) throws IOException {
        this.home = home;
        this.storage = Files.createDirectory(home.resolve("storage"));
        Files.createDirectory(home.resolve("run"));
        Files.createDirectory(home.resolve("xdg"));
        // none of the mirrors that builds know: the image itself has to be in the registry
        Files.writeString(home.resolve("registries.conf"), """
                unqualified-search-registries = []
                """);
    }

    /** Starts a container of the image. */
    public RunningImage start(String image) throws IOException, InterruptedException {
        List<String> command = command(image);
        String container = "kind-" + UUID.randomUUID();
        Path log = home.resolve(container + ".log");
        finish(run(log, buildah("from", "--tls-verify=false", "--name", container, image)), log);
        List<String> run = buildah("run", "--isolation", "rootless", "--runtime", "runc", "--network", "none", container,
                "--");
        run.addAll(command);
        Path errors = home.resolve(container + ".err");
        Path output = home.resolve(container + ".out");
        Process process = builder(run).redirectOutput(output.toFile()).redirectError(errors.toFile()).start();
        return new RunningImage(process, output, errors,
                () -> finish(run(log, buildah("rm", container)), log));
    }

    private static List<String> command(String image) throws IOException, InterruptedException {
        var config = Skopeo.inspect(image, "--config").path("config");
        return Stream.of("Entrypoint", "Cmd").flatMap(key -> StreamSupport.stream(config.path(key).spliterator(), false))
                .map(word -> word.asText()).toList();
    }

    private Process run(Path log, List<String> command) throws IOException {
        return builder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }

    private static void finish(Process process, Path log) throws IOException, InterruptedException {
        if (!process.waitFor(3, TimeUnit.MINUTES) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new AssertionError("Buildah failed: " + Files.readString(log));
        }
    }

    private ProcessBuilder builder(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("XDG_RUNTIME_DIR", home.resolve("xdg").toString());
        builder.environment().put("CONTAINERS_REGISTRIES_CONF", home.resolve("registries.conf").toString());
        return builder;
    }

    /** When the outermost process is killed, all that it started is killed with its PID namespace. */
    private List<String> buildah(String... arguments) {
        List<String> command = new ArrayList<>(List.of("setpriv", "--pdeathsig", "KILL", "buildah", "unshare", "--",
                "setpriv", "--pdeathsig", "KILL", "unshare", "--pid", "--fork", "--kill-child=KILL", "--mount-proc", "--",
                "buildah", "--root", storage.toString(), "--runroot", home.resolve("run").toString(), "--storage-driver",
                "overlay"));
        command.addAll(List.of(arguments));
        return command;
    }
}
