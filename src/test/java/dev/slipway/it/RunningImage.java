package dev.slipway.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import org.awaitility.Awaitility;

/** A container whose main process was started. It ends when this is closed. */
public final class RunningImage implements AutoCloseable {

    /** What removes the container once nothing of it runs. */
    interface Removal {
        void run() throws IOException, InterruptedException;
    }

    private static final Path OUR_NETWORK = Path.of("/proc/self/ns/net");

    private final Process process;
    private final Path output;
    private final Path errors;
    private final Removal removal;

    RunningImage(Process process, Path output, Path errors, Removal removal) {
        this.process = process;
        this.output = output;
        this.errors = errors;
        this.removal = removal;
    }

    /** What it printed until it ended by itself, which it must do without failing. */
    public String outputAtEnd() throws IOException, InterruptedException {
        if (!process.waitFor(2, TimeUnit.MINUTES) || process.exitValue() != 0) {
            throw new AssertionError("the container did not end well: " + said());
        }
        return Files.readString(output);
    }

    /** The body of the answer to a request from inside the container's network, once something listens there. */
    String get(String path) {
        return ask("http://127.0.0.1:8080" + path);
    }

    String post(String path, String contentType, String body) {
        return ask("--header", "Content-Type: " + contentType, "--data", body, "http://127.0.0.1:8080" + path);
    }

    private String ask(String... arguments) {
        return Awaitility.await("an answer to " + String.join(" ", arguments)).atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(200)).until(() -> tryToAsk(arguments), Optional::isPresent).orElseThrow();
    }

    private Optional<String> tryToAsk(String... arguments) throws IOException, InterruptedException {
        if (!process.isAlive()) {
            throw new AssertionError("the container ended: " + said());
        }
        Optional<Long> inside = insider();
        if (inside.isEmpty()) {
            return Optional.empty();
        }
        List<String> command = new ArrayList<>(List.of("nsenter", "--target", inside.get().toString(), "--user",
                "--preserve-credentials", "--net", "curl", "--silent", "--fail", "--noproxy", "*", "--max-time", "10"));
        command.addAll(List.of(arguments));
        Process curl = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        String answer = new String(curl.getInputStream().readAllBytes());
        return curl.waitFor() == 0 ? Optional.of(answer) : Optional.empty();
    }

    /** A process in the container's network. */
    private Optional<Long> insider() throws IOException {
        Path ours = Files.readSymbolicLink(OUR_NETWORK);
        return process.descendants().map(ProcessHandle::pid)
                .filter(pid -> network(pid).filter(theirs -> !theirs.equals(ours)).isPresent()).findFirst();
    }

    private static Optional<Path> network(long pid) {
        try {
            return Optional.of(Files.readSymbolicLink(Path.of("/proc", Long.toString(pid), "ns", "net")));
        } catch (IOException e) {
            return Optional.empty(); // it has ended, or is not ours to look at
        }
    }

    private String said() throws IOException {
        return Files.readString(output) + Files.readString(errors);
    }

    @Override
    public void close() throws IOException {
        try {
            process.destroyForcibly().waitFor();
            removal.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
