package dev.slipway.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The server process that {@code postmaster.pid} names (PostgreSQL documentation, "Database File Layout"). It outlives a
 * Slipway that is killed, and a file left by a power cut can name a stranger.
 */
record AbandonedPostmaster(Path data, Optional<ProcessHandle> process) {

    private static final long PATIENCE_SECONDS = 30;

    static AbandonedPostmaster in(Path data) throws IOException {
        Path file = pidFile(data);
        if (!Files.exists(file)) {
            return new AbandonedPostmaster(data, Optional.empty());
        }
        List<String> lines = Files.readAllLines(file);
        long pid = lines.isEmpty() ? 0 : Long.parseLong(lines.get(0).strip());
        return new AbandonedPostmaster(data, ProcessHandle.of(pid).filter(handle -> serves(handle, data)));
    }

    /** Shuts it down in PostgreSQL's "fast" way (SIGINT), and removes a file that names nobody. */
    void shutDown() throws IOException {
        if (process.isEmpty()) {
            Files.deleteIfExists(pidFile(data));
            return;
        }
        try {
            // The shell's own kill: the program of that name is not on every Debian, and Java sends no SIGINT.
            new ProcessBuilder("/bin/sh", "-c", "kill -INT \"$0\"", Long.toString(process.get().pid())).start().waitFor();
            process.get().onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (TimeoutException | java.util.concurrent.ExecutionException e) {
            throw new IOException("the PostgreSQL of an earlier Slipway (process " + process.get().pid()
                    + ") does not shut down; end it by hand", e);
        }
    }

    private static Path pidFile(Path data) {
        return data.resolve("postmaster.pid");
    }

    private static boolean serves(ProcessHandle handle, Path data) {
        try {
            byte[] command = Files.readAllBytes(Path.of("/proc", Long.toString(handle.pid()), "cmdline"));
            return new String(command, StandardCharsets.UTF_8).contains(data.toString());
        } catch (IOException e) {
            return false;
        }
    }
}
